import { describe, expect, it } from 'vitest';
import { dangers, falseAlarms, MIN_PHRASINGS } from '../../src/curation/dangers.js';
import { replacing } from '../knowledge/knowledge-of.js';
import { foundBy, PHRASINGS, RAISE, TEMPO, withPhrasings } from './inspection-of.js';

const enough = withPhrasings(MIN_PHRASINGS);

it('a red flag has enough phrasings, or is told', async () => {
  expect(await foundBy(dangers, { [PHRASINGS]: withPhrasings(MIN_PHRASINGS - 1) })).toEqual([
    `${PHRASINGS}:1:1  ${MIN_PHRASINGS - 1} phrasings of calf-clot; write at least ${MIN_PHRASINGS}, each in other words`,
  ]);
  expect(await foundBy(dangers, { [PHRASINGS]: enough })).toEqual([]);
});

it('a message that is kept as a danger and as a look-alike is told', async () => {
  const both = replacing('    - farmer', '    - Burning shank, in week 7!\n    - farmer');
  expect(await foundBy(dangers, { [PHRASINGS]: (text) => both(enough(text)) })).toEqual([
    `${PHRASINGS}:${MIN_PHRASINGS + 5}:7  "Burning shank, in week 7!" raises calf-clot`,
  ]);
});

it('a message that raises another flag than its own is told', async () => {
  const changes = {
    [PHRASINGS]: (text: string) =>
      `${enough(text)}sick:\n  phrasings:\n    - burning shank in week 7\n  look-alikes: [sick of it]\n`,
    'red-flags.yaml': (text: string) => {
      const [head = '', clot = ''] = text.split('  calf-clot:');
      return `${head}  calf-clot:${clot}  sick:${clot}`;
    },
  };
  expect(await foundBy(dangers, changes)).toContain(
    `${PHRASINGS}:9:7  "burning shank in week 7" raises sick`,
  );
});

describe('a false alarm is told', () => {
  const withSign = (sign: string) => ({
    'red-flags.yaml': replacing('    signs:\n', `    signs:\n      - ${sign}\n`),
  });

  it('of a question', async () => {
    expect(await foundBy(falseAlarms, withSign('tempo'))).toEqual([
      `${TEMPO}:1:11  "What is a tempo run?" raises calf-clot by its sign "tempo"`,
    ]);
  });

  it('of an exercise’s name or alias', async () => {
    expect(await foundBy(falseAlarms, withSign('raise'))).toEqual([
      `${RAISE}:1:7  "Calf Raise" raises calf-clot by its sign "raise"`,
      `${RAISE}:2:11  "heel raise" raises calf-clot by its sign "raise"`,
    ]);
  });

  it('and none where there is none', async () => {
    expect(await foundBy(falseAlarms)).toEqual([]);
  });
});
