import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/matching/words.js';
import { realKnowledge } from '../knowledge/real-knowledge.js';
import { KINDS, ownSets, parseSet, readSets } from './sets.js';

describe('the question sets of the project', () => {
  const { questions, problems } = readSets(ownSets(), realKnowledge);

  it('are well-formed and name only what exists', () => {
    expect(problems).toEqual([]);
    expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(KINDS));
  });

  it('hold no question that the matcher has learned from, but for the shortest', () => {
    const known = new Set(
      [...realKnowledge.topics.values()]
        .flatMap(({ question, aliases }) => [question, ...aliases])
        .map((phrasing) => wordsOf(phrasing).join(' ')),
    );
    const learned = questions.filter(({ turns }) => {
      const words = wordsOf(turns.at(-1) ?? '');
      return words.length > 2 && known.has(words.join(' '));
    });
    expect(learned.map(({ file, line, turns }) => `${file}:${line} ${turns.at(-1)}`)).toEqual([]);
  });
});

describe('a set', () => {
  it('is read line by line, and empty lines count', () => {
    const { questions, problems } = parseSet(
      '\n{"kind":"followup","turns":["a","b"],"expect":["x"],"change":true}\n',
      'a.jsonl',
    );
    expect(problems).toEqual([]);
    expect(questions).toEqual([
      {
        kind: 'followup',
        turns: ['a', 'b'],
        expect: ['x'],
        redflag: false,
        change: true,
        file: 'a.jsonl',
        line: 2,
      },
    ]);
  });

  it.each([
    ['{"kind":"real"', 'is no JSON: '],
    ['{"kind":"odd","q":"a","expect":["x"]}', 'kind: Invalid option'],
    ['{"kind":"real","q":"a","turns":["a"],"expect":["x"]}', 'write either q or turns'],
    ['{"kind":"real","expect":["x"]}', 'write either q or turns'],
    ['{"kind":"followup","turns":["a"],"expect":["x"]}', 'turns: a follow-up needs what was said'],
    ['{"kind":"real","q":"a","expect":[]}', 'expect: name at least one right answer'],
    ['{"kind":"outofscope","q":"a","expect":["x"]}', 'expect: nothing is a right answer'],
    ['{"kind":"real","q":" ","expect":["x"]}', 'q: '],
    ['{"kind":"real","q":"a","expect":["x"],"expct":1}', 'Unrecognized key: "expct"'],
  ])('%s is told with its place', (line, problem) => {
    const { questions, problems } = parseSet(`\n${line}`, 'a.jsonl');
    expect(questions).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`a.jsonl:2  ${problem}`);
  });

  it('that is empty, missing, or names what is not there is wrong', () => {
    expect(parseSet('\n', 'a.jsonl').problems).toEqual(['a.jsonl:1  holds no question']);
    expect(readSets(['no/such.jsonl'], realKnowledge).problems[0]).toContain(
      "no/such.jsonl:1  can't be read: ENOENT",
    );
    const { problems } = readSets(['test/eval/terse.jsonl'], {
      ...realKnowledge,
      topics: new Map(),
    });
    expect(problems[0]).toMatch(
      /^test\/eval\/terse\.jsonl:1 {2}expect: no topic, red flag or exercise is called /,
    );
  });
});
