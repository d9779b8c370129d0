import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { type Changes, findingsOf, fixtureText, knowledgeOf, replacing } from './knowledge-of.js';

const CALVES = 'faq/body/calves-bigger.yaml';
const TEMPO = 'faq/training/tempo-run.yaml';
const RAISE = 'exercises/calf-raise.yaml';

describe('a knowledge base in order', () => {
  it('is loaded whole, in the order of its files', async () => {
    const knowledge = await knowledgeOf();
    expect([...knowledge.topics.keys()]).toEqual(['calves-bigger', 'tempo-run']);
    expect([...knowledge.exercises.keys()]).toEqual(['calf-raise']);
    expect([...knowledge.redFlags.keys()]).toEqual(['calf-clot']);
    expect([...knowledge.tips.keys()]).toEqual(['first-hill']);
    expect([...knowledge.sources.keys()]).toEqual(['scan-study', 'review-of-trials']);
    expect([...knowledge.offTopic.keys()]).toEqual(['cooking']);
    expect([...knowledge.unanswered.keys()]).toEqual(['smoking']);
    expect(knowledge.language['small-talk'].greeting?.phrases).toContain('hi');
  });

  it('gives a topic its id and section from its path', async () => {
    const topic = (await knowledgeOf()).topics.get('tempo-run');
    expect(topic).toMatchObject({ id: 'tempo-run', section: 'training', verdict: 'explain' });
    expect(topic?.file).toMatch(/faq\/training\/tempo-run\.yaml$/);
  });

  it('makes what may be left out empty', async () => {
    const { topics, exercises } = await knowledgeOf();
    expect(topics.get('tempo-run')).toMatchObject({ caution: null, exercises: [] });
    expect(exercises.get('calf-raise')?.caution).toBeNull();
  });

  it('splits citations out of every cited text', async () => {
    const { topics, exercises, redFlags, tips } = await knowledgeOf();
    const cited = { cites: ['scan-study'] };
    expect(topics.get('calves-bigger')?.why[0]).toContainEqual(cited);
    expect(redFlags.get('calf-clot')?.do[0]).toContainEqual(cited);
    expect(tips.get('first-hill')?.text).toContainEqual(cited);
    expect(exercises.get('calf-raise')?.dose).toContainEqual({ cites: ['review-of-trials'] });
  });

  it('takes an id for another version as an exercise, and anything else as words', async () => {
    const knowledge = await knowledgeOf({
      'exercises/wall-raise.yaml': fixtureText(RAISE),
      [RAISE]: replacing('easier: Hold on to a wall.', 'easier: [wall-raise, Hold on.]'),
    });
    expect(knowledge.exercises.get('calf-raise')?.easier).toEqual([
      { exercise: 'wall-raise' },
      { words: 'Hold on.' },
    ]);
  });

  it('puts the phrases of a word list into the signs that name it', async () => {
    const [sign] = (await knowledgeOf()).redFlags.get('calf-clot')?.signs ?? [];
    expect(sign?.groups).toEqual([['calf', 'lower leg'], ['swollen'], ['hot', 'warm']]);
  });

  it('keeps with a sign what cancels that sign alone', async () => {
    const knowledge = await knowledgeOf({
      'red-flags.yaml': replacing('unless: [both calves]', 'unless: [sun / bath]\n      - swollen'),
    });
    const signs = knowledge.redFlags.get('calf-clot')?.signs.map(({ text, unless }) => {
      return [text, ...unless.map((pattern) => pattern.text)];
    });
    expect(signs).toEqual([['<calf> + swollen + hot / warm', 'sun / bath'], ['swollen']]);
  });

  it('is frozen to the last part', async () => {
    expect(unfrozenIn(await knowledgeOf(), 'knowledge')).toEqual([]);
  });

  it.each([
    'faq/.schema/x.json',
    'README.md',
    'exercises/README',
    'faq/body/calves-bigger.yaml~',
    'exercises/#calf-raise.yaml#',
  ])('may hold %s', async (path) => {
    expect(await findingsOf({ [path]: '{' })).toEqual([]);
  });

  it('may hold any letters in UTF-8, with or without a byte order mark', async () => {
    const question = 'What’s a “café” run?';
    const edit = (text: string) => `\u{feff}${text.replace('What is a tempo run?', question)}`;
    const { topics } = await knowledgeOf({ [TEMPO]: edit });
    expect(topics.get('tempo-run')?.question).toBe(question);
  });
});

describe('what is wrong with one file is told with its line and column', () => {
  it.each<[string, Changes, string]>([
    [
      'text that is no YAML',
      { [CALVES]: replacing('verdict: it-depends', 'verdict: it: depends') },
      `${CALVES}:3:10  a text with a colon in it needs quotes`,
    ],
    [
      'a field given twice',
      { [CALVES]: replacing('verdict: it-depends', 'question: Does it?') },
      `${CALVES}:3:1  this name stands further up already`,
    ],
    [
      'a YAML alias',
      { [CALVES]: replacing('related: [tempo-run, calf-clot]', 'related: *both') },
      `${CALVES}:11:10  a text that starts with a sign such as `,
    ],
    [
      'an unknown field',
      { [CALVES]: replacing('caution:', 'warning:') },
      `${CALVES}:9:10  there is no field "warning" here`,
    ],
    [
      'an unknown field inside of an entry',
      { 'sources.yaml': replacing('authors:', 'writers:') },
      'sources.yaml:3:12  there is no field "writers" here',
    ],
    [
      'a missing field',
      { [CALVES]: replacing('short: ', '# ') },
      `${CALVES}:1:1  short is missing`,
    ],
    [
      'a missing field inside of an entry',
      { 'sources.yaml': replacing('  title: Weights and running compared\n', '') },
      'sources.yaml:9:1  review-of-trials.title is missing',
    ],
    [
      'a missing verdict',
      { [CALVES]: replacing('verdict: it-depends\n', '') },
      `${CALVES}:1:1  verdict is missing`,
    ],
    [
      'a wrong verdict',
      { [CALVES]: replacing('it-depends', 'perhaps') },
      `${CALVES}:3:10  verdict: `,
    ],
    [
      'a month that is none',
      { [CALVES]: replacing('2026-11', '2026-13') },
      `${CALVES}:12:11  reviewed: `,
    ],
    [
      'a list with too few items',
      { [TEMPO]: replacing('do: [Warm up for 10 minutes., ', 'do: [') },
      `${TEMPO}:8:1  do: `,
    ],
    [
      'a related topic that stands there twice',
      { [CALVES]: replacing('[tempo-run, calf-clot]', '[tempo-run, tempo-run]') },
      `${CALVES}:11:1  related: something stands here twice`,
    ],
    [
      'an unknown muscle in a list',
      { [RAISE]: replacing('secondary: [soleus]', 'secondary: [soleus, calves]') },
      `${RAISE}:5:21  secondary.1: `,
    ],
    [
      'an address that is none',
      { 'sources.yaml': replacing('https://example.org/scans', 'example.org/scans') },
      'sources.yaml:6:8  scan-study.url: ',
    ],
    [
      'an id that is none',
      { 'sources.yaml': replacing('scan-study:', 'Scan_Study:') },
      'sources.yaml:1:1  "Scan_Study" is no id: ',
    ],
    [
      'phrasings of an unknown red flag',
      { 'red-flag-phrasings.yaml': replacing('calf-clot:', 'calf-clots:') },
      'red-flag-phrasings.yaml:1:1  there is no red flag "calf-clots" in red-flags.yaml',
    ],
    [
      'an unknown word list in a sign',
      { 'red-flags.yaml': replacing('<calf> +', '<shin> +') },
      'red-flags.yaml:8:15  there is no word list "shin" under terms',
    ],
    [
      'an unknown word list in an exception',
      { 'red-flags.yaml': replacing('[both calves]', '[both calves, <both>]') },
      'red-flags.yaml:9:31  there is no word list "both" under terms',
    ],
    [
      'a sign with an empty part',
      { 'red-flags.yaml': replacing('hot / warm', 'hot /') },
      'red-flags.yaml:8:15  a sign has an empty part',
    ],
    [
      'an exception with an empty part',
      { 'red-flags.yaml': replacing('[both calves]', '[+ bee]') },
      'red-flags.yaml:9:18  a sign has an empty part',
    ],
    [
      'a sign that is neither words nor a sign with exceptions',
      { 'red-flags.yaml': replacing('        unless: [both calves]\n', '') },
      'red-flags.yaml:8:9  flags.calf-clot.signs.0: write the words of the sign, or ',
    ],
    ['an empty file', { 'tips.yaml': '' }, 'tips.yaml:1:1  the file is empty'],
    [
      'a section that does not exist',
      { 'faq/bodies/calves.yaml': fixtureText(CALVES) },
      'faq/bodies:1:1  sections are: body, training, ',
    ],
    [
      'a topic that is in two sections',
      { 'faq/gear/tempo-run.yaml': fixtureText(TEMPO) },
      `${TEMPO}:1:1  the topic "tempo-run" is also in faq/gear/tempo-run.yaml`,
    ],
    [
      'a topic that has the id of a red flag',
      { 'faq/injury/calf-clot.yaml': fixtureText(TEMPO) },
      'faq/injury/calf-clot.yaml:1:1  "calf-clot" is a red flag',
    ],
    [
      'a topic whose file has no id for a name',
      { 'faq/gear/Tempo_Run.yaml': fixtureText(TEMPO) },
      'faq/gear/Tempo_Run.yaml:1:1  name it like an-id.yaml',
    ],
    [
      'a file that ends with .yml',
      { 'exercises/wall-raise.yml': fixtureText(RAISE) },
      'exercises/wall-raise.yml:1:1  name it like an-id.yaml',
    ],
    ...['lacing.yaml.txt', 'lacing.YAML', 'lacing', 'notes.md'].map(
      (name): [string, Changes, string] => [
        `a file that is named ${name}`,
        { [`faq/gear/${name}`]: fixtureText(TEMPO) },
        `faq/gear/${name}:1:1  name it like an-id.yaml`,
      ],
    ),
    [
      'a file in a folder too deep',
      { 'exercises/calf/wall-raise.yaml': fixtureText(RAISE) },
      'exercises/calf:1:1  name it like an-id.yaml: lower-case words and hyphens, in no further folder',
    ],
    [
      'a file beside those of the knowledge base',
      { 'tipps.yaml': fixtureText('tips.yaml') },
      'tipps.yaml:1:1  is not read; here are: exercises, faq, language.yaml, ',
    ],
    [
      'a file in another encoding',
      { [TEMPO]: (text) => Buffer.from(text.replace('at a pace', 'at a caf\u00e9'), 'latin1') },
      `${TEMPO}:4:48  this is not UTF-8: save the file in that encoding`,
    ],
    [
      'a missing file',
      { 'language.yaml': null },
      'language.yaml:1:1  cannot be read (it does not exist)',
    ],
    [
      'a missing folder',
      { exercises: null },
      'exercises:1:1  cannot be listed (it does not exist)',
    ],
  ])('%s', async (_, changes, start) => {
    const findings = await findingsOf(changes);
    expect(findings.map((finding) => finding.slice(0, start.length))).toEqual([start]);
  });

  it('a folder that does not exist at all', async () => {
    const loaded = await loadKnowledge('test/fixtures/nowhere');
    expect(loaded.ok ? [] : loaded.findings.map(({ file }) => file)).toEqual([
      'test/fixtures/nowhere',
      'test/fixtures/nowhere/exercises',
      'test/fixtures/nowhere/faq',
      'test/fixtures/nowhere/language.yaml',
      'test/fixtures/nowhere/off-topic.yaml',
      'test/fixtures/nowhere/red-flag-phrasings.yaml',
      'test/fixtures/nowhere/red-flags.yaml',
      'test/fixtures/nowhere/sources.yaml',
      'test/fixtures/nowhere/tips.yaml',
      'test/fixtures/nowhere/unanswered.yaml',
    ]);
  });
});

describe('a citation that is none is told where it stands', () => {
  it.each<[string, string, (text: string) => string, string]>([
    ['a reason', CALVES, replacing('[@scan-study]', '[@Scan Study]'), '6:5'],
    ['a reason, unclosed', CALVES, replacing('[@scan-study].', '[@scan-study'), '6:5'],
    ['something to do', CALVES, replacing('Sprint up a hill 6 times.', '"Sprint [@]."'), '8:6'],
    ['a caution', CALVES, replacing('same day.', 'same day [@a, p. 3].'), '9:10'],
    ['a dose', RAISE, replacing('[@review-of-trials]', '[@review of trials]'), '9:7'],
    ['an exercise’s reason', RAISE, replacing('push-off.', 'push-off [@a; b].'), '13:6'],
    ['an exercise’s caution', RAISE, (text) => `${text}caution: Not if it hurts [@A].\n`, '14:10'],
    ['a red flag', 'red-flags.yaml', replacing('[@scan-study]', '[@scan_study]'), '12:9'],
    ['a tip', 'tips.yaml', replacing('[@scan-study]', '[@scan-study;]'), '2:9'],
  ])('in %s', async (_, file, edit, place) => {
    const [finding, ...others] = await findingsOf({ [file]: edit });
    expect(finding).toMatch(new RegExp(`^${file}:${place}  \\[@[^\\]]*\\]? is no citation: `));
    expect(others).toEqual([]);
  });
});

describe('an id that leads nowhere is told where it stands', () => {
  it.each<[string, string, (text: string) => string, string]>([
    [
      'a related topic',
      CALVES,
      replacing('related: [tempo-run', 'related: [no-run'),
      '11:11  there is no topic "no-run"',
    ],
    [
      'an exercise of an answer',
      CALVES,
      replacing('[calf-raise]', '[no-raise]'),
      '10:13  there is no exercise "no-raise"',
    ],
    ['a reason', CALVES, replacing('[@scan', '[@no'), '6:5  there is no source "no-study"'],
    [
      'the second source of a citation',
      CALVES,
      replacing('; @scan-study', '; @no-study'),
      '7:5  there is no source "no-study"',
    ],
    [
      'something to do',
      CALVES,
      replacing('Do 4 sets of 8 calf raises.', '"Do 4 sets [@no-study]."'),
      '8:33  there is no source "no-study"',
    ],
    [
      'a caution',
      CALVES,
      replacing('same day.', 'same day [@no-study].'),
      '9:10  there is no source "no-study"',
    ],
    [
      'an easier version',
      RAISE,
      replacing('Hold on to a wall.', 'no-raise'),
      '11:9  there is no exercise "no-raise"',
    ],
    [
      'a harder version in a list',
      RAISE,
      replacing('Add a weight.', 'no-raise'),
      '12:24  there is no exercise "no-raise"',
    ],
    ['a dose', RAISE, replacing('[@review-of', '[@no'), '9:7  there is no source "no-trials"'],
    [
      'an exercise’s reason',
      RAISE,
      replacing('push-off.', 'push-off [@no-study].'),
      '13:6  there is no source "no-study"',
    ],
    [
      'an exercise’s caution',
      RAISE,
      (text) => `${text}caution: Not if it hurts [@no-study].\n`,
      '14:10  there is no source "no-study"',
    ],
    [
      'a topic after a red flag',
      'red-flags.yaml',
      replacing('[calves-bigger]', '[no-calves]'),
      '14:15  there is no topic "no-calves"',
    ],
    [
      'what to do about a red flag',
      'red-flags.yaml',
      replacing('[@scan', '[@no'),
      '12:9  there is no source "no-study"',
    ],
    [
      'the topic of a tip',
      'tips.yaml',
      replacing('calves-bigger', 'no-calves'),
      '3:10  there is no topic "no-calves"',
    ],
    ['a tip', 'tips.yaml', replacing('[@scan', '[@no'), '2:9  there is no source "no-study"'],
  ])('in %s', async (_, file, edit, finding) => {
    expect(await findingsOf({ [file]: edit })).toEqual([`${file}:${finding}`]);
  });

  it('but not while a file can’t be read, because that would only repeat it', async () => {
    const findings = await findingsOf({
      'sources.yaml': replacing('kind: study', 'kind: rumour'),
      [CALVES]: replacing('[calf-raise]', '[no-raise]'),
    });
    expect(findings).toEqual([expect.stringMatching(/^sources\.yaml:8:9 {2}scan-study\.kind: /)]);
  });

  it('but a red flag is a topic to read, too', async () => {
    const tip = replacing('calves-bigger', 'calf-clot');
    expect(await findingsOf({ 'tips.yaml': tip })).toEqual([]);
  });
});

it('tells everything at once, by file and place', async () => {
  const findings = await findingsOf({
    [TEMPO]: replacing('explain\n', 'perhaps\n'),
    [CALVES]: (text) => `${text.replace('2026-11', 'soon').replace('it-depends', 'perhaps')}`,
    'language.yaml': null,
  });
  expect(findings.map((finding) => finding.split('  ')[0])).toEqual([
    `${CALVES}:3:10`,
    `${CALVES}:12:11`,
    `${TEMPO}:3:10`,
    'language.yaml:1:1',
  ]);
});

/** The paths of everything in `value` that could still be changed. */
function unfrozenIn(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = value instanceof Map ? [...value] : Object.entries(value);
  return [
    ...(Object.isFrozen(value) ? [] : [path]),
    ...inner.flatMap(([key, one]) => unfrozenIn(one, `${path}.${key}`)),
  ];
}
