import { describe, expect, it } from 'vitest';
import { DESKTOP, hasBrowser, PHONE, usePage } from './browser.js';

const onDesktop = usePage({ viewport: DESKTOP, colorScheme: 'light' });
const onPhone = usePage({ viewport: PHONE, colorScheme: 'dark' });

describe.skipIf(!hasBrowser)('for curators', () => {
  it('an address leads to an entry, as members see it and as YAML with file and line', async () => {
    const on = onDesktop();
    await on.go('/faq/calves-bigger');
    const panel = on.page.getByRole('complementary', { name: 'For curators' });
    await panel.getByText('It depends on how you run').first().waitFor();
    await panel.getByText('knowledge/faq/body/calves-bigger.yaml:1').waitFor();
    const yaml = panel.getByRole('textbox', { name: /^YAML of/ });
    expect(await yaml.inputValue()).toContain('verdict: it-depends');
    await panel.getByRole('button', { name: 'Ask it' }).click();
    await on.answer('It depends on how you run');
  });

  it('an entry within a file is shown with its line', async () => {
    const on = onDesktop();
    await on.go('/sources');
    const panel = on.page.getByRole('complementary');
    await panel.getByRole('searchbox').fill('comparison of the relative muscle volume');
    await panel.getByRole('link', { name: /^Comparison of the relative/ }).click();
    await panel.getByText(/knowledge\/sources\.yaml:\d+/).waitFor();
    await panel.getByRole('link', { name: 'Does running make your calves bigger?' }).click();
    await panel.getByRole('button', { name: 'Ask it' }).waitFor();
    expect(new URL(on.page.url()).pathname).toBe('/faq/calves-bigger');
    await on.page.goBack();
    await panel.getByText(/knowledge\/sources\.yaml:\d+/).waitFor();
  });

  it('the index is searched, and says so when there is nothing', async () => {
    const on = onDesktop();
    await on.go('/exercises');
    const panel = on.page.getByRole('complementary');
    await panel.getByText('101 entries').waitFor();
    await panel.getByRole('searchbox').fill('calf raise');
    await panel.getByRole('link', { name: 'Stair Calf Raise' }).waitFor();
    await panel.getByRole('searchbox').fill('xyzzy');
    await panel.getByText('Nothing of that name.').waitFor();
  });

  it('a tip is shown with its line, and the way back is there', async () => {
    const on = onDesktop();
    await on.go('/tips');
    await on.page.getByRole('complementary').getByRole('link').nth(7).click();
    await on.page.getByText(/knowledge\/tips\.yaml:\d+/).waitFor();
    await on.page.getByRole('link', { name: 'Tips', exact: true }).click();
    await on.page.getByRole('searchbox', { name: 'Search tips' }).waitFor();
  });

  it('a broken edit is shown until it is mended', async () => {
    const on = onDesktop();
    await on.go();
    on.playground.tell({ kind: 'knowledge', findings: ['faq/x.yaml:3:1  verdict is missing'] });
    await on.page.getByText('faq/x.yaml:3:1  verdict is missing').waitFor();
    on.playground.tell({ kind: 'learning', text: 'Learning the ways of asking.' });
    await on.page.getByRole('status').filter({ hasText: 'Learning the ways of asking.' }).waitFor();
    on.playground.tell({ kind: 'knowledge', findings: [] });
    await on.page.getByText('Knowledge reloaded.').waitFor();
    expect(await on.page.getByText('faq/x.yaml').count()).toBe(0);
  });
});

describe.skipIf(!hasBrowser).each([
  ['a desktop in light', onDesktop],
  ['a phone in dark', onPhone],
])('on %s there are no barriers', (_, onPage) => {
  it('in the channel', async () => {
    const on = onPage();
    await on.write('does running make your calves bigger?');
    await on.answer('It depends on how you run');
    await on.write('/exercises');
    await on.run();
    const list = await on.answer('Page 1 of');
    await list.getByRole('combobox', { name: 'Open a card' }).click();
    expect(await on.barriers()).toEqual([]);
    await on.page.keyboard.press('Escape');
  });

  it('in a command', async () => {
    const on = onPage();
    await on.write('/tips set');
    await on.page.getByRole('combobox', { name: 'channel' }).press('ArrowDown');
    expect(await on.barriers()).toEqual([]);
    await on.page.getByRole('button', { name: 'Cancel' }).click();
  });

  it('in the knowledge base', async () => {
    const on = onPage();
    await on.go('/faq/calves-bigger');
    await on.page.getByText('In the files').waitFor();
    expect(await on.barriers()).toEqual([]);
  });
});

describe.skipIf(!hasBrowser)('on a phone', () => {
  it('a question is asked and its answer explained', async () => {
    const on = onPhone();
    await on.go();
    await on.write('does running make your calves bigger?');
    const answer = await on.answer('It depends on how you run');
    const box = await answer.boundingBox();
    expect(box?.width).toBeLessThanOrEqual(PHONE.width);
    await answer.getByRole('button', { name: 'Why this answer?' }).click();
    await on.page.getByRole('heading', { name: 'Nearest topics' }).waitFor();
    await on.page.getByRole('button', { name: 'Chat' }).click();
    expect(await on.composer.isVisible()).toBe(true);
  });

  // What fits a phone fits a desktop.
  it('nothing is wider than the window', async () => {
    const on = onPhone();
    for (const path of ['/', '/faq', '/faq/calves-bigger', '/sources']) {
      await on.go(path);
      const width = await on.page.evaluate('document.documentElement.scrollWidth');
      expect(width).toBe(PHONE.width);
    }
  });
});
