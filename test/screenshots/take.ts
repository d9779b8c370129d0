import { join } from 'node:path';
import { chromium, type Locator, type Page } from 'playwright-core';
import { Program } from '../e2e/program.js';
import { CHROMIUM } from '../playground/chromium.js';

/** Takes the pictures of the README from the running playground. */

const FOLDER = 'src/playground/screenshots';
const MARGIN = 12;
/** So high that no message has to be scrolled. */
const WINDOW = { width: 700, height: 6_000 } as const;

async function take(): Promise<void> {
  if (CHROMIUM === undefined) {
    throw new Error(
      'No Chromium found. Install it (Debian: apt-get install chromium-headless-shell) or set CHROMIUM_PATH.',
    );
  }
  const program = Program.start({ PORT: '0' });
  await program.says('Run npm start again');
  const [, url = ''] = /at (http:\S+)/.exec(program.output) ?? [];
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({
      viewport: WINDOW,
      colorScheme: 'dark',
      deviceScaleFactor: 1.5,
    });
    await page.goto(url);
    await write(page, 'does running make your calves bigger?');
    await keep(page, 'answer', messages(page, 'It depends on how you run'), 2);
    await write(page, 'my left calf is hot and swollen since the flight home, can i run it off?');
    await keep(page, 'red-flag', messages(page, 'Get this seen today'), 2);
    await write(page, '/exercise stair calf raise');
    await page.getByRole('img', { name: /^Muscles worked/ }).waitFor();
    await keep(page, 'exercise', messages(page, 'Common mistakes'), 1);
    await page.getByRole('button', { name: 'daily-tips' }).click();
    await keep(page, 'tip', messages(page, 'Tip of the day'), 1);
  } finally {
    await browser.close();
    await program.stop();
  }
}

async function write(page: Page, text: string): Promise<void> {
  const composer = page.getByRole('textbox', { name: /^Ask / });
  await composer.fill(text);
  await composer.press('Enter');
}

function messages(page: Page, text: string): Locator {
  return page.getByRole('article').filter({ hasText: text }).last();
}

/** Saves a message, and those before it that belong to it. */
async function keep(page: Page, name: string, message: Locator, count: number): Promise<void> {
  await message.waitFor();
  await page.mouse.move(0, 0);
  const all = await page.getByRole('article').all();
  const end = await message.boundingBox();
  const start = count === 1 ? end : await all.at(-count)?.boundingBox();
  if (!start || !end) throw new Error(`there is no message for ${name}`);
  const clip = {
    x: 0,
    y: start.y - MARGIN,
    width: WINDOW.width,
    height: end.y + end.height - start.y + 2 * MARGIN,
  };
  await page.screenshot({ path: join(FOLDER, `${name}.png`), clip });
}

await take();
