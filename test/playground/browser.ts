import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { realAnswers } from '../answers/real-answers.js';
import { type PlaygroundStage, startPlayground } from './stage.js';

const address = inject('browser');

/** False where there is no browser; the tests that need one are skipped then. */
export const hasBrowser = address !== null;

export const DESKTOP = { width: 1280, height: 850 } as const;
export const PHONE = { width: 390, height: 844 } as const;

/** The page in a real browser, with what one does there. */
export class PlaygroundPage {
  readonly page: Page;
  readonly #stage: PlaygroundStage;

  constructor(page: Page, stage: PlaygroundStage) {
    this.page = page;
    this.#stage = stage;
  }

  get playground() {
    return this.#stage.playground;
  }

  async go(path = '/'): Promise<void> {
    await this.page.goto(`${this.#stage.url}${path}`);
    await this.page.getByRole('heading', { name: 'Soleus playground' }).waitFor();
  }

  /** Writes a message, or starts a command. */
  async write(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  /** Runs the command that is being filled in. */
  async run(): Promise<void> {
    await this.page.getByRole('button', { name: 'Run', exact: true }).click();
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: /^Ask / });
  }

  /** The newest message. */
  get last(): Locator {
    return this.page.getByRole('article').last();
  }

  /** Waits for a message of the bot that says so, and gives it. */
  async answer(text: string | RegExp): Promise<Locator> {
    const found = this.page.getByRole('article', { name: /^Soleus/ }).filter({ hasText: text });
    await found.last().waitFor();
    return found.last();
  }

  /** Serious findings of axe: https://github.com/dequelabs/axe-core */
  async barriers(): Promise<string[]> {
    // There are no frames, for which the other mode opens another page each time.
    const axe = new AxeBuilder({ page: this.page }).setLegacyMode(true);
    // Without this it describes everything that is in order as well, which takes a third of the time.
    axe.options({ resultTypes: ['violations'] });
    const { violations } = await axe.analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }
}

/**
 * A page on a playground of its own, shared by the tests of a describe block: opening one takes as long
 * as five of them. After each test nothing may have gone wrong in it.
 */
export function usePage({
  viewport = DESKTOP,
  colorScheme = 'light',
}: {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
} = {}): () => PlaygroundPage {
  let browser: Browser;
  let stage: PlaygroundStage;
  let shared: PlaygroundPage;
  const wrongs: string[] = [];
  beforeAll(async () => {
    if (address === null) return;
    stage = await startPlayground(() => realAnswers);
    browser = await chromium.connect(address);
    const context = await browser.newContext({ viewport, colorScheme, timezoneId: 'UTC' });
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') wrongs.push(message.text());
    });
    page.on('pageerror', (error) => wrongs.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith(stage.url)) wrongs.push(`a request to ${request.url()}`);
    });
    shared = new PlaygroundPage(page, stage);
    await shared.go();
  });
  afterEach(() => {
    expect(wrongs.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.stop();
  });
  return () => shared;
}
