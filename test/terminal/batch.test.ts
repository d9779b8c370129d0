import { describe, expect, it } from 'vitest';
import { answerLines } from '../../src/terminal/batch.js';
import { answersOf } from '../answers/answers-of.js';

const answers = await answersOf();

/** The objects that come out for the lines that go in. */
async function outcomes(...lines: readonly string[]): Promise<Record<string, unknown>[]> {
  async function* input() {
    yield* lines;
  }
  const found: Record<string, unknown>[] = [];
  for await (const line of answerLines(input(), answers, () => 0)) found.push(JSON.parse(line));
  return found;
}

it('every question is answered with one line, in order', async () => {
  const questions = ['what is a tempo run', 'hi', 'calf raise'];
  expect(await outcomes(...questions.map((q) => JSON.stringify({ q })))).toMatchObject([
    { kind: 'answer', ms: 0 },
    { kind: 'chat' },
    { kind: 'exercise', exercises: ['calf-raise'] },
  ]);
});

it('of turns, the last one is answered', async () => {
  const turns = ['hi', 'thanks', 'what is a tempo run'];
  expect(await outcomes(JSON.stringify({ turns }))).toMatchObject([{ kind: 'answer' }]);
});

it('turns are a conversation, which ends with its line', async () => {
  const turns = ['does running make your calves bigger', 'and why?'];
  const [conversation, alone] = await outcomes(JSON.stringify({ turns }), '{"q":"and why?"}');
  expect(conversation).toMatchObject({ kind: 'answer', exercises: ['calf-raise'] });
  expect(alone).not.toMatchObject({ exercises: ['calf-raise'] });
});

it('a question that is empty is still one', async () => {
  expect(await outcomes('{"q":""}')).toMatchObject([{ kind: 'unknown', topics: [] }]);
});

it('other fields of a line make no difference', async () => {
  expect(await outcomes('{"id":7,"q":"hi"}')).toMatchObject([{ kind: 'chat' }]);
});

it('blank lines are passed over, but counted', async () => {
  expect(await outcomes('', '{"q":"hi"}', '  ', 'oops')).toEqual([
    expect.objectContaining({ kind: 'chat' }),
    { error: expect.stringMatching(/^line 4: /) },
  ]);
});

describe('a bad line gets an error with its number, and the next one is answered', () => {
  it.each([
    ['no JSON', 'what is a tempo run'],
    ['half of an object', '{"q":"hi"'],
    ['a question that is no text', '{"q":7}'],
    ['no turns', '{"turns":[]}'],
    ['turns that are no texts', '{"turns":["hi",7]}'],
    ['no question', '{}'],
    ['a list', '["hi"]'],
    ['nothing', 'null'],
  ])('%s: %s', async (_, line) => {
    expect(await outcomes(line, '{"q":"hi"}')).toEqual([
      { error: expect.stringMatching(/^line 1: /) },
      expect.objectContaining({ kind: 'chat' }),
    ]);
  });
});
