import { describe, expect, it } from 'vitest';
import {
  citations,
  gradeOf,
  lengths,
  plainness,
  readability,
  style,
  verdicts,
} from '../../src/curation/prose.js';
import { type Changes, fixtureText, replacing } from '../knowledge/knowledge-of.js';
import { CALVES, foundBy, RAISE, TEMPO } from './inspection-of.js';

describe('a reason', () => {
  it('without a citation is found', async () => {
    const changes = { [TEMPO]: replacing('week [@scan-study]', 'week') };
    expect(await foundBy(citations, changes)).toEqual([
      `${TEMPO}:7:5  a reason needs a citation: [@source-id]`,
    ]);
  });

  it('with a citation is in order', async () => {
    expect(await foundBy(citations)).toEqual([]);
  });
});

describe('a short answer opens with its verdict', async () => {
  const wrong = [
    ['yes', 'It depends on your stride.'],
    ['yes', 'Yesterday we said so.'],
    ['yes', 'No, it does not.'],
    ['no', 'Yes, it does so.'],
    ['no', 'Not really so.'],
    ['no', 'Nothing is known.'],
    ['it-depends', 'Yes, it does so.'],
    ['it-depends', 'No, it does not.'],
  ] as const;
  const right = [
    ['yes', 'Yes, it does so.'],
    ['yes', 'Mostly, it does.'],
    ['no', 'No, it does not.'],
    ['no', 'Mostly not, it seems.'],
    ['it-depends', 'It depends on your stride.'],
    ['it-depends', 'A little, it does.'],
    ['it-depends', 'Sometimes, it does.'],
    ['explain', 'It is a pace.'],
    ['how-to', 'Start with walks.'],
    ['see-doctor', 'This needs a look.'],
  ] as const;
  const fileOf = (verdict: string, short: string) =>
    `faq/mind/${verdict}-${short.toLowerCase().replace(/\W+/g, '-')}x.yaml`;
  const topics = [...wrong, ...right].map(([verdict, short]) => [
    fileOf(verdict, short),
    fixtureText(TEMPO)
      .replace('verdict: explain', `verdict: ${verdict}`)
      .replace(/^short: .*$/m, `short: ${short}`),
  ]);
  const findings = await foundBy(verdicts, Object.fromEntries(topics));

  it.each(wrong)('%s: not “%s”', (verdict, short) => {
    const [one, two, three] = short.split(' ');
    expect(findings).toContain(
      `${fileOf(verdict, short)}:4:8  the verdict is ${verdict}, but the answer opens with "${one} ${two} ${three}"`,
    );
  });

  it.each(right)('%s: “%s”', (verdict, short) => {
    const file = fileOf(verdict, short);
    expect(findings.filter((finding) => finding.startsWith(file))).toEqual([]);
  });

  it('as in the fixture', () => {
    expect(findings).toHaveLength(wrong.length);
  });
});

describe('a text is too long', () => {
  // All of tempo-run.yaml that an answer shows, without citations and without its second action.
  const REST_OF_ENTRY =
    'What is a tempo run?'.length +
    'A tempo run is 20 to 40 minutes at a pace that you could hold for an hour.'.length +
    'It trains the pace that you can hold for long.'.length +
    'Most plans hold one a week.'.length +
    'Warm up for 10 minutes.'.length;
  const limits: [string, number, string, (length: number) => Changes][] = [
    [
      'a reason',
      220,
      `${TEMPO}:7:5`,
      (length) => ({ [TEMPO]: replacing('Most plans hold one a week', 'a'.repeat(length - 1)) }),
    ],
    [
      'a tip',
      200,
      'tips.yaml:2:9',
      (length) => ({
        'tips.yaml': replacing('Sprint up a short hill once a week', 'a'.repeat(length - 1)),
      }),
    ],
    [
      'a whole answer',
      1_500,
      `${TEMPO}:1:1`,
      (length) => ({
        [TEMPO]: replacing('Run 20 minutes comfortably hard.', 'a'.repeat(length - REST_OF_ENTRY)),
      }),
    ],
  ];

  it.each(limits)('%s above %i characters', async (_, limit, place, ofLength) => {
    expect(await foundBy(lengths, ofLength(limit + 1))).toEqual([
      `${place}  ${limit + 1} characters; at most ${limit}`,
    ]);
  });

  it.each(limits)('but not %s of %i', async (_, limit, __, ofLength) => {
    expect(await foundBy(lengths, ofLength(limit))).toEqual([]);
  });

  it('in an answer also by its caution', async () => {
    const changes = { [CALVES]: replacing('A swollen, hot calf', 'a'.repeat(1_500)) };
    expect(await foundBy(lengths, changes)).toEqual([
      expect.stringMatching(`^${CALVES}:1:1  1\\d{3} characters; at most 1500$`),
    ]);
  });
});

describe('style', async () => {
  const british = [
    'fibres',
    'Microfibre',
    'kilometres',
    'metre',
    'litre',
    'programme',
    'colours',
    'behavioural',
    'centre',
    'favourite',
    'tyres',
    'anaemia',
    'oedema',
    'haemoglobin',
    'diarrhoea',
    'grey',
    'recognise',
    'minimised',
    'organisation',
    'practising',
    'tummy',
  ];
  const american = [
    'fiber',
    'kilometer',
    'liter',
    'program',
    'programmed',
    'color',
    'behavior',
    'center',
    'central',
    'anemia',
    'hemoglobin',
    'gray',
    'greyhound',
    'recognize',
    'specialist',
    'exercise',
    'practice',
    'Achilles',
  ];
  const hollow = [
    ['Studies show that it helps', 'Studies show'],
    ['Research suggests that it helps', 'Research suggests'],
    ['For this it is important to rest', 'it is important to'],
    ['Rest and listen to your body', 'listen to your body'],
    ['Rest, for everyone is different', 'everyone is different'],
    ['Consult your doctor before the race', 'Consult your doctor before'],
    ['It helps!', '!'],
  ] as const;
  const lone = [
    ['Run 5 km', 'kilometers without miles'],
    ['Run 5km', 'kilometers without miles'],
    ['Run 1 kilometer', 'kilometers without miles'],
    ['Run 3 miles', 'miles without kilometers'],
    ['Run 1 mile', 'miles without kilometers'],
    ['Run 6.2 miles', 'miles without kilometers'],
    ['Run at 20 °C', '°C without °F'],
    ['Run at 68°F', '°F without °C'],
    ['Lift 20 lb', 'pounds without kilograms'],
    ['Lift 20 pounds', 'pounds without kilograms'],
    ['Lift 20 lbs', 'pounds without kilograms'],
    ['Lift a 20-pound bag', 'pounds without kilograms'],
    ['Drink 8 oz', 'ounces without grams'],
    ['Eat 2 ounces', 'ounces without grams'],
    ['Climb 300 feet', 'feet without meters'],
    ['Jump on a 2-foot box', 'feet without meters'],
    ['Hop 12 inches', 'inches without centimeters'],
    ['Hop 1 inch', 'inches without centimeters'],
    ['Climb 100 meters', 'meters without feet'],
  ] as const;
  const both = [
    'Run 5 km (3 miles)',
    'Run at 10 km/h (6 mph)',
    'Run 3 miles (5 kilometers)',
    'Run 1 mile, about 1600 m',
    'Run 1 mile, about 1600 meters',
    'Run at 20 °C (68 °F)',
    'Run at 68°F (20°C)',
    'Lift 20 lb (9 kg)',
    'Lift 20 pounds, 9 kilograms',
    'Lift 20 kg',
    'Drink 8 oz (240 ml)',
    'Eat 2 ounces (60 g)',
    'Climb 300 feet (90 m)',
    'Climb 100 meters (330 feet)',
    'Sprint 100 meters (110 yards)',
    'Hop 12 inches (30 cm)',
    'Run 400 m fast',
    'Stand on one foot, then on both feet',
    'Run a 7:30 mile',
    'Run 10:15 miles',
    'Run a mile',
    'Run a 5k',
  ];
  const MIXED = 'Studies show that 5 km in grey socks at 20 °C help';
  // Each sentence is a tip, on a line of its own.
  const sentences = [
    ...[...british, ...american].map(worded),
    ...[...hollow, ...lone].map(([sentence]) => sentence),
    ...both,
    MIXED,
  ];
  const tips = sentences.map(
    (sentence, at) => `tip-${at}: { text: "${sentence}", topic: tempo-run }\n`,
  );
  const findings = await foundBy(style, {
    'tips.yaml': tips.join(''),
    // What is only the id of a source is no matter of style.
    [CALVES]: (text) => text.replaceAll('@scan-study', '@grey-study'),
    [TEMPO]: (text) => text.replaceAll('@scan-study', '@grey-study'),
    'red-flags.yaml': replacing('@scan-study', '@grey-study'),
    'sources.yaml': replacing('scan-study:', 'grey-study:'),
  });
  /** What was found at the place of a sentence. */
  const problemsOf = (sentence: string) => {
    const at = sentences.indexOf(sentence);
    const place = `tips.yaml:${at + 1}:${`tip-${at}: { text: `.length + 1}  `;
    return findings.flatMap((one) => (one.startsWith(place) ? one.slice(place.length) : []));
  };

  it.each(british)('is American: not “%s”', (word) => {
    expect(problemsOf(worded(word))).toEqual([`British spelling: "${word}"`]);
  });

  it.each(american)('is American: “%s”', (word) => {
    expect(problemsOf(worded(word))).toEqual([]);
  });

  it.each(hollow)('says something: not “%s”', (sentence, phrase) => {
    expect(problemsOf(sentence)).toEqual([`says nothing: "${phrase}"`]);
  });

  it.each(lone)('knows two units: not “%s”', (sentence, problem) => {
    expect(problemsOf(sentence)).toEqual([problem]);
  });

  it.each(both)('knows two units: “%s”', (sentence) => {
    expect(problemsOf(sentence)).toEqual([]);
  });

  it('may be wrong in several ways at once', () => {
    expect(problemsOf(MIXED)).toEqual([
      'British spelling: "grey"',
      'says nothing: "Studies show"',
      'kilometers without miles',
      '°C without °F',
    ]);
  });

  it('is good everywhere else, whatever the ids of sources', () => {
    expect(findings.filter((one) => !one.startsWith('tips.yaml:'))).toEqual([]);
    expect(findings).toHaveLength(british.length + hollow.length + lone.length + 4);
  });

  function worded(word: string): string {
    return `It has ${word} in it`;
  }
});

it('everything that readers see is read', async () => {
  const edits: [file: string, from: string, to: string, place: string][] = [
    [CALVES, 'add muscle', 'add grey muscle', '4:8'],
    [CALVES, 'grow muscle', 'grow grey muscle', '7:5'],
    [CALVES, '8 calf raises', '8 grey raises', '8:33'],
    [CALVES, 'hot calf', 'grey calf', '9:10'],
    [RAISE, 'Rise.', 'Rise grey.', '8:27'],
    [RAISE, 'You bounce', 'You are grey', '10:12'],
    [RAISE, '8 repetitions', '8 grey repetitions', '9:7'],
    [RAISE, 'the push-off', 'the grey push-off', '13:6'],
    ['red-flags.yaml', 'a blood clot', 'a grey clot', '10:12'],
    ['red-flags.yaml', 'medical care', 'grey care', '13:9'],
    ['tips.yaml', 'short hill', 'grey hill', '2:9'],
  ];
  const changes: Record<string, string> = {};
  for (const [file, from, to] of edits) {
    changes[file] = replacing(from, to)(changes[file] ?? fixtureText(file));
  }
  expect(await foundBy(style, changes)).toEqual(
    edits.map(([file, , , place]) => `${file}:${place}  British spelling: "grey"`),
  );
});

describe('a sentence', () => {
  const HARD =
    'Neuromuscular adaptation following progressively overloaded eccentric gastrocnemius ' +
    'strengthening necessitates individualized periodization considering biomechanical ' +
    'characteristics and musculoskeletal vulnerability.';
  const EASY = 'Most of us run too fast on easy days and too slow on the hard ones.';

  it('that is hard to read is found, with its grade', async () => {
    const changes = { [TEMPO]: replacing('Warm up for 10 minutes.', `${EASY} ${HARD}`) };
    const grade = Math.round(gradeOf(HARD));
    expect(await foundBy(readability, changes)).toEqual([
      `${TEMPO}:8:6  hard to read (grade ${grade}, at most 17): "${HARD}"`,
    ]);
  });

  it('is read alone, so that many easy ones stay easy', async () => {
    const changes = { [TEMPO]: replacing('Warm up for 10 minutes.', `${EASY} `.repeat(5)) };
    expect(await foundBy(readability, changes)).toEqual([]);
  });

  it.each([';', ':'])('ends at “%s”, too', async (mark) => {
    const clauses = Array.from({ length: 6 }, () => EASY.slice(0, -1)).join(`${mark} `);
    const changes = { [TEMPO]: replacing('Warm up for 10 minutes.', `"${clauses}."`) };
    expect(gradeOf(clauses)).toBeGreaterThan(17);
    expect(await foundBy(readability, changes)).toEqual([]);
  });

  it('of the fixture is easy', async () => {
    expect(await foundBy(readability)).toEqual([]);
  });
});

describe('the grade of a sentence', () => {
  it('comes from its words and syllables', () => {
    // 16 words of 1 syllable each: 0.39 * 16 + 11.8 - 15.59.
    expect(
      gradeOf('Most of us run too fast on easy days and too slow on the hard ones.'),
    ).toBeCloseTo(2.45 + 11.8 / 16, 5);
  });

  it('is 0 below 14 words', () => {
    expect(gradeOf('run '.repeat(13))).toBe(0);
    expect(gradeOf('run '.repeat(14))).toBeGreaterThan(0);
  });

  it('counts no bare numbers as words', () => {
    expect(gradeOf(`${'run '.repeat(14)}10 20 30`)).toBe(gradeOf('run '.repeat(14)));
  });

  it('rises with longer words', () => {
    expect(gradeOf('runner '.repeat(14))).toBeCloseTo(gradeOf('run '.repeat(14)) + 11.8, 5);
  });
});

describe('texts are plain', () => {
  const LANGUAGE = 'language.yaml';
  it.each<[string, string, (text: string) => string, string]>([
    ['question', TEMPO, replacing('a tempo run?', 'a tempo run [@scan-study]?'), '1:11'],
    ['short answer', TEMPO, replacing('for an hour.', 'for an hour [@scan-study].'), '4:8'],
    ['step', RAISE, replacing('Sink slowly.', '"Sink [@scan-study]."'), '8:34'],
    ['name', RAISE, replacing('Calf Raise', 'Calf Raise [@scan-study]'), '1:7'],
    ['version', RAISE, replacing('to a wall.', 'to a wall [@scan-study].'), '11:9'],
    ['red flag', 'red-flags.yaml', replacing('clot.', 'clot [@scan-study].'), '10:12'],
    ['reply', LANGUAGE, replacing('question.', 'question [@scan-study].'), '10:12'],
  ])('no citation belongs into a %s', async (_, file, edit, place) => {
    expect(await foundBy(plainness, { [file]: edit })).toEqual([
      `${file}:${place}  no citation belongs here: "[@scan-study]"`,
    ]);
  });

  it.each([
    ['a link', 'on [plans](https://example.org)', ']('],
    ['an address', 'on https://example.org', 'https:'],
    ['a mention', 'of <@123>', '<@123>'],
    ['a tag', 'of <b>plans', '<b>'],
    ['bold type', 'of **hard** runs', '**'],
    ['code', 'of `hard` runs', '`'],
  ])('%s is told', async (_, words, markup) => {
    const changes = { [TEMPO]: replacing('one a week', `one a week ${words}`) };
    expect(await foundBy(plainness, changes)).toEqual([
      `${TEMPO}:7:5  texts are plain, without links and markup: "${markup}"`,
    ]);
  });

  it('what is less or more than something is plain', async () => {
    const changes = { [TEMPO]: replacing('one a week', 'runs of < 5 or > 10 laps * 2') };
    expect(await foundBy(plainness, changes)).toEqual([]);
  });
});
