import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { learn, recallOrLearn } from '../../src/matching/learn.js';
import { createLexicon } from '../../src/matching/lexicon.js';
import { wordsOf } from '../../src/matching/words.js';
import { fixtureText, knowledgeOf, replacing } from '../knowledge/knowledge-of.js';

const CALVES = 'faq/body/calves-bigger.yaml';
const knowledge = await knowledgeOf();
const learned = learn(knowledge);
const edited = await knowledgeOf({ [CALVES]: replacing('calf size', 'calf girth') });

let folder: string;
let cache: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soleus-'));
  cache = join(folder, 'cache');
});

afterEach(() => rm(folder, { recursive: true }));

/** The files in the cache by name. */
async function files(): Promise<string[]> {
  return (await readdir(cache)).sort();
}

/** Puts something else into every file of the cache. */
async function overwrite(bytes: Uint8Array): Promise<void> {
  for (const name of await files()) await writeFile(join(cache, name), bytes);
}

describe('what was learned', () => {
  it('is the same every time', () => {
    expect(learn(knowledge)).toEqual(learned);
  });

  it('holds every word that our own texts use, with how often', () => {
    const { vocabulary } = learned;
    expect(vocabulary.get('tempo')).toBe(wordsIn('tempo'));
    expect(vocabulary.has('egg')).toBe(false);
  });

  it('counts what curators list on purpose as established', () => {
    for (const word of ['pls', 'heel', 'swollen', 'hello']) {
      expect(learned.vocabulary.get(word)).toBeGreaterThanOrEqual(3);
    }
  });

  it('holds the words of questions without an answer apart', () => {
    const others = ['boil', 'egg', 'rice', 'cigarette'];
    expect([...learned.otherWords]).toEqual(expect.arrayContaining(others));
    expect(learned.otherWords.has('tempo')).toBe(false);
  });

  it('knows every topic, all that has no answer, every danger and what only sounds like one', () => {
    expect(learned.topics.topics).toEqual([
      { id: 'calves-bigger', kind: 'topic' },
      { id: 'tempo-run', kind: 'topic' },
      { id: 'cooking', kind: 'off-topic' },
      { id: 'smoking', kind: 'unanswered' },
      { id: 'calf-clot', kind: 'red-flag' },
      { id: 'calf-clot', kind: 'look-alike' },
    ]);
  });
});

describe('known wordings', () => {
  const { stemsOf } = createLexicon(knowledge.language);
  const ownerOf = (question: string) => learned.wordings.get(stemsOf(wordsOf(question)).join(' '));

  it('are the question and the aliases of a topic, and its id in words', () => {
    expect(ownerOf('does running make your calves bigger?')).toBe('calves-bigger');
    expect(ownerOf('explain tempo runs')).toBe('tempo-run');
    expect(ownerOf('calves bigger')).toBe('calves-bigger');
    expect(ownerOf('calves tempo')).toBeUndefined();
  });

  it('are not the id of a topic that is called like an exercise', async () => {
    const texts = await knowledgeOf({
      'exercises/tempo-run.yaml': fixtureText('exercises/calf-raise.yaml'),
    });
    expect(learn(texts).wordings.has('tempo run')).toBe(false);
  });
});

describe('known messages', () => {
  const { stemsOf } = createLexicon(knowledge.language);
  const raisedBy = (message: string) => learned.messages.get(stemsOf(wordsOf(message)).join(' '));

  it('raise the red flag that they are listed under', () => {
    expect(raisedBy('one shank is puffy')).toBeUndefined();
    expect(raisedBy('One shank is puffy and burning!')).toEqual(['calf-clot']);
  });

  it('raise none if they only sound like it', () => {
    expect(raisedBy('farmer with puffy shanks')).toEqual([]);
  });
});

describe('recalling', () => {
  it('gives at first what learning gives, and remembers it', async () => {
    expect(await recallOrLearn(knowledge, cache)).toEqual(learned);
    expect(await files()).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.learned$/)]);
  });

  it('gives the same again, by reading the file', async () => {
    await recallOrLearn(knowledge, cache);
    expect(await recallOrLearn(knowledge, cache)).toEqual(learned);
    await overwrite(serialize('what stands in the file'));
    expect(await recallOrLearn(knowledge, cache)).toBe('what stands in the file');
  });

  it('learns anew after the edit of an alias', async () => {
    await recallOrLearn(knowledge, cache);
    await overwrite(serialize('old'));
    expect((await recallOrLearn(edited, cache)).vocabulary.has('girth')).toBe(true);
    expect(await files()).toHaveLength(2);
  });

  it.each([
    ['an exercise', 'exercises/calf-raise.yaml', 'heel raise', 'heel lift'],
    ['a danger sign', 'red-flags.yaml', 'hot / warm', 'hot / burning'],
    ['a danger phrasing', 'red-flag-phrasings.yaml', 'one shank', 'one foot'],
    ['a look-alike', 'red-flag-phrasings.yaml', 'farmer with', 'farmers with'],
    ['the language', 'language.yaml', 'pls: please', 'pls: kindly'],
    ['an off-topic question', 'off-topic.yaml', 'boil an egg', 'fry an egg'],
    ['a question without an answer', 'unanswered.yaml', 'one cigarette', 'one cigar'],
    ['a question', 'faq/training/tempo-run.yaml', 'What is a tempo run?', 'What are tempo runs?'],
  ])('learns anew after the edit of %s', async (_, file, from, to) => {
    await recallOrLearn(knowledge, cache);
    await overwrite(serialize('old'));
    const changed = await knowledgeOf({ [file]: replacing(from, to) });
    expect(await recallOrLearn(changed, cache)).toEqual(learn(changed));
  });

  it('learns nothing anew after an edit of what nothing is learned from', async () => {
    await recallOrLearn(knowledge, cache);
    const answer = await knowledgeOf({ [CALVES]: replacing('It depends on', 'That hangs on') });
    await recallOrLearn(answer, cache);
    expect(await files()).toHaveLength(1);
  });

  it.each([
    ['is empty', () => new Uint8Array()],
    ['is no such file', () => Buffer.from('learned')],
    ['is cut off', (whole: Uint8Array) => whole.subarray(0, whole.length / 2)],
  ])('learns anew if the file %s, and mends it', async (_, damage) => {
    await recallOrLearn(knowledge, cache);
    const [name = ''] = await files();
    const whole = await readFile(join(cache, name));
    await overwrite(damage(whole));
    expect(await recallOrLearn(knowledge, cache)).toEqual(learned);
    expect(await readFile(join(cache, name))).toEqual(whole);
    expect(await files()).toEqual([name]);
  });

  it.each([
    ['can’t be made', () => writeFile(cache, 'a file, not a folder')],
    ['holds a folder in the place of the file', blockFile],
  ])('is no failure if the cache %s', async (_, spoil) => {
    await spoil();
    expect(await recallOrLearn(knowledge, cache)).toEqual(learned);
    expect(await recallOrLearn(knowledge, cache)).toEqual(learned);
  });

  it('keeps four files, the latest ones', async () => {
    const names: string[] = [];
    for (const word of ['girth', 'width', 'height', 'depth', 'length', 'mass']) {
      const before = await files().catch((): string[] => []);
      await recallOrLearn(await knowledgeOf({ [CALVES]: replacing('calf size', word) }), cache);
      names.push(...(await files()).filter((name) => !before.includes(name)));
    }
    expect(names).toHaveLength(6);
    expect(await files()).toEqual(names.slice(2).sort());
  });

  it('keeps a file that is in use, however long ago it was learned', async () => {
    await recallOrLearn(knowledge, cache);
    await overwrite(serialize('in use'));
    for (const word of ['girth', 'width', 'height', 'depth', 'length']) {
      await recallOrLearn(await knowledgeOf({ [CALVES]: replacing('calf size', word) }), cache);
      expect(await recallOrLearn(knowledge, cache)).toBe('in use');
    }
    expect(await files()).toHaveLength(4);
  });

  it('leaves other files of the folder alone', async () => {
    await mkdir(cache);
    await writeFile(join(cache, 'knowledge.json'), '{}');
    for (const word of ['girth', 'width', 'height', 'depth', 'length']) {
      await recallOrLearn(await knowledgeOf({ [CALVES]: replacing('calf size', word) }), cache);
    }
    expect(await files()).toContain('knowledge.json');
    expect(await files()).toHaveLength(5);
  });
});

/** How often the questions and aliases of the fixture use a word. */
function wordsIn(word: string): number {
  const texts = [...knowledge.topics.values()].flatMap(({ question, aliases }) => [
    question,
    ...aliases,
  ]);
  return texts
    .join(' ')
    .toLowerCase()
    .split(/\W+/)
    .filter((one) => one === word).length;
}

async function blockFile(): Promise<void> {
  await recallOrLearn(knowledge, cache);
  for (const name of await files()) {
    await rm(join(cache, name));
    await mkdir(join(cache, name));
  }
}
