import { expect, it } from 'vitest';
import { dangers, MIN_PHRASINGS } from '../../src/curation/dangers.js';
import { replacing } from '../knowledge/knowledge-of.js';
import { foundBy, PHRASINGS, withPhrasings } from './inspection-of.js';

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
