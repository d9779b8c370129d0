import { describe, expect, it } from 'vitest';
import { realKnowledge as knowledge } from '../knowledge/real-knowledge.js';
import { randomText, seededRandom } from '../seeded-random.js';
import { realMatcher } from './real-matcher.js';

const { match, explain } = realMatcher;

const SAMPLE = 40;

it('a topic’s plain question is answered with that topic', () => {
  const topics = [...knowledge.topics.values()];
  const every = Math.floor(topics.length / SAMPLE);
  const sample = topics.filter((_, at) => at % every === 0).slice(0, SAMPLE);
  expect(sample).toHaveLength(SAMPLE);
  const wrong = sample.filter(({ id, question }) => {
    const { decision, ranked } = match(question);
    return decision !== 'answer' || ranked[0]?.id !== id;
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

describe('the questions that Soleus began with are answered', () => {
  it.each([
    ['does running make your calves bigger', 'calves-bigger'],
    ['will jogging give me huge clafs??', 'calves-bigger'],
    ['do big calves make u faster', 'calf-size-speed'],
  ])('%s', (question, id) => {
    const { decision, ranked } = match(question);
    expect({ decision, id: ranked[0]?.id }).toEqual({ decision: 'answer', id });
  });
});

it('a single word that may mean one topic or another is a choice', () => {
  const { decision, offered } = match('calves');
  expect(decision).toBe('clarify');
  expect(offered.map(({ id }) => id)).toContain('calves-bigger');
  expect(match('fartlek').decision).toBe('answer');
});

it('a question about something else is unknown', () => {
  const questions = ['how do I boil an egg', 'who won the chess world championship'];
  expect(questions.map((question) => match(question).decision)).toEqual(['unknown', 'unknown']);
});

it('a follow-up goes on from the answer before, and a complete new question does not', () => {
  const context = { question: 'does running make your calves bigger', topic: 'calves-bigger' };
  expect(match('how many sets?', context)).toMatchObject({ isFollowUp: true });
  expect(match('what is a tempo run?', context)).toEqual(match('what is a tempo run?'));
});

it('a question that turns to a sibling of the last topic is about that', () => {
  const context = { question: 'can I run with asthma', topic: 'asthma' };
  const { isFollowUp, ranked } = match('what about diabetes?', context);
  expect([isFollowUp, ranked[0]?.id]).toEqual([false, 'diabetes']);
});

describe('an exercise', () => {
  const { exercises } = knowledge;

  it.each([
    ['how many step ups should I do?', 'step-up'],
    ["I can't do a nordic curl", 'nordic-hamstring-curl'],
    ['how heavy for goblet squats', 'goblet-squat'],
  ])('is shown to whoever asks for something on its card: %s', (question, id) => {
    expect(match(question).exercise?.id).toBe(id);
  });

  it('is no danger by its name', () => {
    const names = [...exercises.values()].flatMap(({ name, aliases }) => [name, ...aliases]);
    const asked = names.flatMap((name) => [name, `what is a ${name}?`]);
    expect(asked.filter((question) => match(question).redFlags.length > 0)).toEqual([]);
  });
});

it('a match is explained by words and by phrasings of the ranked topics', () => {
  const found = match('how do u stop claves cramping at nite');
  const { words, phrasings } = explain(found);
  expect(words.map(({ stem }) => stem)).toContain('cramp');
  expect(phrasings).toHaveLength(found.ranked.length);
  found.ranked.forEach(({ id }, at) => {
    const topic = knowledge.topics.get(id);
    expect([topic?.question, ...(topic?.aliases ?? [])]).toContain(phrasings[at]);
  });
});

it('no message makes it throw, and every confidence stays a probability', () => {
  const random = seededRandom(42);
  const parts = [
    ...'abcdefghijklmnopqrstuvwxyz0123456789 \n\t.,?!\'"<>@#&:/\\[]()*_~|`$^+-%',
    ...['calf ', 'running ', '10km', 'https://', '<@', '<:x:1>', '__proto__ ', 'constructor '],
    ...[
      'é',
      'e\u0301',
      'ß',
      'İ',
      'か',
      'ह',
      '🏃‍♀️',
      '\ud83c',
      '\udfc3',
      '\u0000',
      '\u202e',
      '\ufeff',
    ],
  ];
  for (let round = 0; round < 200; round++) {
    const message = randomText(random, parts, round * 2);
    const context = { question: randomText(random, parts, 40), topic: 'calves-bigger' };
    for (const found of [match(message), match(message, context)]) {
      const { ranked, offered, decision } = found;
      expect(ranked.every(({ confidence }) => confidence >= 0 && confidence <= 1)).toBe(true);
      if (decision === 'clarify') expect(offered.length).toBeGreaterThan(1);
    }
  }
});

describe('a danger is found', () => {
  const raised = (message: string, context?: Parameters<typeof match>[1]) =>
    match(message, context).redFlags.map(({ flag }) => flag.id);

  it('in the middle of a long message', () => {
    const talk = 'We met at the station and did an hour along the canal, with a coffee after it. ';
    const [before, after] = [talk.repeat(6), talk.repeat(6)];
    expect(raised(before + after)).toEqual([]);
    expect(raised(`${before}My left calf is swollen and hot. ${after}`)).toContain('calf-clot');
  });

  it('in what is told right after a question', () => {
    const context = { question: 'how do I run in the heat', topic: 'run-in-heat' };
    // First, because the other one says to get warm.
    expect(raised('I feel confused and shivery right now', context)[0]).toBe('heat-stroke');
  });
});

describe('a danger in the fewest words is found', () => {
  it.each([
    ['fainting', 'fainted', 'a faint smell of shoes'],
    ['calf-clot', 'calf clot', 'calf'],
    ['severe-breathing', "he can't breathe", 'does he breathe through his nose?'],
    ['fainting', 'not breathing', "how do I know that I'm not breathing enough?"],
    ['fainting', 'she just had a seizure', 'may people with epilepsy run?'],
    ['self-harm-eating', 'took too many pills', 'took too many gels'],
    ['self-harm-eating', 'kill myself', 'do I have to kill myself in every interval?'],
    ['self-harm-eating', 'I want to end it', 'when is it time to end it, my 300 day streak?'],
    ['hypothermia', 'stopped shivering, still blue', 'how do I stop shivering after a cold run?'],
    ['low-blood-sugar', 'my sugar is 2.9', 'how much sugar for a 2.9 mile run?'],
    ['testicle-pain', 'sudden testicle pain', 'sudden pain in the ball of my foot'],
    ['pregnancy-warning', "I'm pregnant and bleeding", "I'm pregnant, may I run?"],
  ])('%s: “%s”, and not “%s”', (flag, danger, harmless) => {
    const raisedBy = (message: string) => match(message).redFlags.map((raised) => raised.flag.id);
    expect([raisedBy(danger), raisedBy(harmless)]).toEqual([expect.arrayContaining([flag]), []]);
  });
});

describe('a word that excuses a harmless message hides no danger', () => {
  it.each([
    ['heat-stroke', 'taper week, 34 degrees, my mate is delirious and stopped sweating'],
    ['fainting', 'I took a big breath on the start line and passed out'],
    ['head-injury', 'hit my head on a branch and my hat is soaked with blood'],
    ['severe-breathing', 'we took her shoes off, her lips are blue and she can hardly breathe'],
    ['cannot-bear-weight', "I can't put weight on my leg and can't work out what I did"],
    ['self-harm-eating', "I can't go a minute without wanting to die"],
    ['self-harm-eating', "I don't want to live in fear of food any more, I want to kill myself"],
    ['chest-pain', 'crushing chest pain, bare chested in the sun, down my left arm'],
    ['chest-pain', 'lost my sense of taste with covid, now chest pain when I run'],
    ['fainting', 'passed out at mile 20, afraid of passing out again'],
    ['fainting', 'runner collapsed in front of me, not breathing, what to do if no defib'],
    ['fainting', 'going to pass out, everything is spinning, I am at km 8'],
    [
      'head-injury',
      "does running cause more damage if you hit your head the same day? I hit mine on a tree and I've a headache",
    ],
    ['severe-headache', 'slurring like after five pints, she drank nothing, happened at mile 10'],
    ['chest-pain', 'did bench press, and now my chest is crushing'],
    ['self-harm-eating', 'I shave with a blade, and when I miss a run I cut my thighs with it'],
    ['self-harm-eating', 'she says I overdose on vitamins, I am thinking about an overdose'],
    ['fainting', 'I faint at needles, but yesterday I fainted on my run without one'],
    ['severe-headache', 'sweat ran in my eyes, and then I went blind in one eye'],
    [
      'severe-breathing',
      'how do I recover quickly from an asthma attack, still cannot talk and my puffer is empty',
    ],
    [
      'palpitations',
      'butterflies in my stomach before the start, but then my heart was skipping beats and I felt faint',
    ],
    [
      'low-sodium',
      'How do I avoid this? I drank too much on my long run and have been vomiting with a pounding headache',
    ],
    ['cauda-equina', "groin numb all the time for two weeks, doesn't go away off the bike"],
    ['blood-in-stool', 'lost two black toenails and now my stool is black too, tarry'],
    ['self-harm-eating', 'I run extra laps as punishment for eating'],
    ['self-harm-eating', 'told my coach it was the flu. Truth is I cut myself'],
    ['self-harm-eating', 'I eat 500 calories a day and burn 500 on the treadmill'],
  ])('%s: “%s”', (flag, message) => {
    expect(match(message).redFlags.map((raised) => raised.flag.id)).toContain(flag);
  });
});
