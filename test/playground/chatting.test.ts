import { describe, expect, it } from 'vitest';
import { DANGER_SIGN } from '../../src/playground/examples.js';
import { realAnswers } from '../answers/real-answers.js';
import { hasBrowser, usePage } from './browser.js';

describe.skipIf(!hasBrowser)('in the channel', () => {
  const onPage = usePage();

  it('before anything was said, turns a "did you mean" into the answer that was chosen', async () => {
    const on = onPage();
    const unclear = ['calf size', 'drinks for long runs', 'is it the shoes or my form'];
    const question = unclear.find((asked) => realAnswers.ask(asked).reply.kind === 'clarify');
    await on.write(question ?? '');
    const offer = await on.answer('Did you mean one of these?');
    const choice = offer.locator('.button').first();
    const chosen = await choice.innerText();
    await choice.click();
    await on.page.getByRole('article').getByRole('heading', { name: chosen }).waitFor();
    expect(await on.page.getByText('Did you mean one of these?').count()).toBe(0);
  });

  it('greets with questions to click, and a click asks one', async () => {
    const on = onPage();
    await on.answer('Hi, I am Soleus');
    const examples = on.page.getByRole('list', { name: 'Try one of these' });
    await examples.getByRole('button', { name: 'Does running make your calves bigger?' }).click();
    const answer = await on.answer('It depends on how you run');
    expect(await answer.getByRole('link').first().getAttribute('href')).toMatch(/^https:\/\//);
    expect(await answer.innerText()).toContain('Sources');
    await on.page.getByRole('heading', { name: 'Nearest topics' }).waitFor();
  });

  it('answers a typed question and understands what follows it', async () => {
    const on = onPage();
    await on.write('will jogging give me huge calves?');
    await on.answer('It depends on how you run');
    await on.write('why?');
    await on.page.getByText('Understood as going on from').waitFor();
  });

  it('puts a danger sign before everything else', async () => {
    const on = onPage();
    await on.write(DANGER_SIGN);
    await on.answer('Get this seen today');
    await on.page.getByRole('heading', { name: 'Danger signs' }).waitFor();
  });

  it('says so when it does not know, and what it took the question for', async () => {
    const on = onPage();
    await on.write('how do i renew my passport');
    await on.answer("I don't know that one");
    await on.page.getByText('Nearer than any topic: travel in off-topic.yaml.').waitFor();
  });

  it('completes the name of an exercise by keyboard and shows its picture', async () => {
    const on = onPage();
    await on.composer.fill('/exerc');
    await on.page.getByRole('option', { name: /^\/exercise / }).waitFor();
    await on.composer.press('Enter');
    const name = on.page.getByRole('combobox', { name: 'name' });
    await name.fill('stair calf');
    await on.page.getByRole('option', { name: 'Stair Calf Raise' }).waitFor();
    await name.press('ArrowDown');
    await name.press('Enter');
    await name.press('Enter');
    const card = await on.answer('Stair Calf Raise');
    const picture = card.getByRole('img', { name: /^Muscles worked: / });
    await expect
      .poll(() => picture.evaluate((image) => Reflect.get(image, 'naturalWidth')))
      .toBe(640);
  });

  it('says which option of a command is missing or wrong', async () => {
    const on = onPage();
    await on.write('/tips set');
    await on.run();
    await on.page.getByText('This option is required.').first().waitFor();
    await on.page.getByRole('combobox', { name: 'channel' }).fill('nowhere');
    await on.run();
    await on.page.getByText('Choose one from the list.').waitFor();
    await on.page.keyboard.press('Escape');
    await on.page.getByRole('button', { name: 'Cancel' }).click();
    await on.composer.waitFor();
    await on.write('/nonsense');
    await on.page.getByText('There is no such command.').waitFor();
  });

  it('pages through exercises and opens one from the menu', async () => {
    const on = onPage();
    await on.write('/exercises');
    await on.run();
    const list = await on.answer('Page 1 of');
    await list.getByRole('button', { name: 'Next' }).click();
    await on.answer('Page 2 of');
    await on.last.getByRole('combobox', { name: 'Open a card' }).click();
    await on.page.keyboard.press('ArrowDown');
    await on.page.keyboard.press('Enter');
    await on.answer('Common mistakes');
  });

  it('asks in a form what was wrong with an answer, and takes it once', async () => {
    const on = onPage();
    await on.write('/exercise stair calf raise');
    const card = await on.answer('Common mistakes');
    await card.getByRole('button', { name: 'Not helpful' }).click();
    const form = on.page.getByRole('dialog', { name: 'What was wrong?' });
    await form.getByRole('textbox', { name: /^What is wrong/ }).fill('The step is too high.');
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await on.page.route('**/api/acts', (route) => held.then(() => route.continue()));
    const submit = form.getByRole('button', { name: 'Submit' });
    await submit.click();
    await submit.click({ force: true });
    letGo();
    const thanks = 'The people who write the answers will read it.';
    await on.answer(thanks);
    expect(await on.page.getByText(thanks).count()).toBe(1);
    await on.page.unroute('**/api/acts');
    expect(await form.count()).toBe(0);
  });

  it("answers somebody else's message for the reader first, who may post it", async () => {
    const on = onPage();
    await on.page.getByRole('button', { name: 'Answer this' }).first().click();
    const answer = await on.answer('Post in the channel');
    const posts = on.page.getByRole('button', { name: 'Post in the channel' });
    const before = await posts.count();
    await answer.getByRole('button', { name: 'Dismiss message' }).click();
    await expect.poll(() => posts.count()).toBe(before - 1);
  });

  it('sets tips up and posts one as it would be posted', async () => {
    const on = onPage();
    await on.write('/tips set');
    const choose = async (name: string, typed: string) => {
      const field = on.page.getByRole('combobox', { name });
      await field.fill(typed);
      await on.page.getByRole('option').first().waitFor();
      await field.press('ArrowDown');
      await field.press('Enter');
    };
    await choose('channel', 'daily');
    await on.page.getByRole('textbox', { name: 'time' }).fill('7:30');
    await choose('timezone', 'Tokyo');
    await on.page.keyboard.press('Enter');
    const set = await on.answer('Tips are set up');
    expect(await set.getByText('#daily-tips').count()).toBe(1);
    await on.write('/tips preview');
    await on.run();
    await on.answer('The next tip for #daily-tips');
    await on.page.getByRole('button', { name: 'daily-tips' }).click();
    await on.answer('Tip of the day');
    await on.page.getByRole('button', { name: 'running', exact: true }).click();
  });

  it('never draws text of members as markup', async () => {
    const on = onPage();
    await on.write('<img src=x onerror=alert(1)> <b>calves</b> **big**');
    const mine = on.page.getByRole('article', { name: /^You/ }).last();
    await mine.waitFor();
    expect(await mine.locator('img, b').count()).toBe(0);
    expect(await mine.getByRole('strong').innerText()).toBe('big');
    expect(await mine.innerText()).toContain('<img src=x onerror=alert(1)> <b>calves</b> big');
  });

  it('shows a message in every window that is open', async () => {
    const on = onPage();
    const other = await on.page.context().newPage();
    await other.goto(on.page.url());
    await other.getByRole('article').first().waitFor();
    await on.write('do both windows show this run');
    await other.getByRole('article', { name: /^You/ }).getByText('do both windows').waitFor();
    await other.close();
  });
});
