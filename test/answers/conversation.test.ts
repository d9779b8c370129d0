import { describe, expect, it } from 'vitest';
import { Conversations, contextOf, type Told, toldBy } from '../../src/answers/conversation.js';
import { fixtureText, knowledgeOf, replacing } from '../knowledge/knowledge-of.js';
import { answersOf, TWINS } from './answers-of.js';

const answers = await answersOf(TWINS);
const { knowledge } = answers;
const NOTHING = { question: '', topic: null, exercise: null, redFlag: null };
const BEFORE: Told = { ...NOTHING, question: 'what is a tempo run', topic: 'tempo-run' };

describe('what a reply leaves to go on from is', () => {
  it.each<[string, string, Partial<Told>]>([
    ['the topic of an answer', 'does running make your calves bigger', { topic: 'calves-bigger' }],
    ['the exercise of a card', 'how do I do a calf raise', { exercise: 'calf-raise' }],
    ['the danger sign', 'my calf is swollen and hot', { redFlag: 'calf-clot' }],
  ])('%s', (_, question, told) => {
    const { reply } = answers.ask(question);
    expect(toldBy(reply, question)).toEqual({ ...NOTHING, question, ...told });
    expect(toldBy(reply, question, BEFORE)).toEqual({ ...NOTHING, question, ...told });
  });

  it('the likeliest topic of a choice', () => {
    const { reply } = answers.ask('run calf');
    const [first] = reply.kind === 'clarify' ? reply.choices : [];
    expect(first).toBeDefined();
    expect(toldBy(reply, 'run calf')).toEqual({
      ...NOTHING,
      question: 'run calf',
      topic: first?.id,
    });
  });

  it.each(['hello there', 'how do I boil an egg', ''])(
    'what was told before, if it said nothing (“%s”)',
    (question) => {
      const { reply } = answers.ask(question);
      expect(toldBy(reply, question, BEFORE)).toBe(BEFORE);
      expect(toldBy(reply, question)).toBeNull();
    },
  );
});

describe('the context of a follow-up is', () => {
  const contextAfter = (told: Partial<Told>, from = knowledge) =>
    contextOf({ ...NOTHING, question: 'so?', ...told }, from);

  it('the topic', () => {
    expect(contextOf(BEFORE, knowledge)).toEqual({
      question: 'what is a tempo run',
      topic: 'tempo-run',
    });
  });

  it('what an exercise is good for', () => {
    expect(contextAfter({ exercise: 'calf-raise' })?.topic).toBe('calves-bigger');
  });

  it('what there is to read after a danger sign', () => {
    expect(contextAfter({ redFlag: 'calf-clot' })?.topic).toBe('calves-bigger');
  });

  it('when to see a doctor, after a danger sign that leads to no topic', async () => {
    const doctor = await knowledgeOf({
      'red-flags.yaml': replacing('    related: [calves-bigger]\n', ''),
      'faq/injury/when-see-doctor.yaml': fixtureText('faq/training/tempo-run.yaml').replaceAll(
        'tempo',
        'doctor',
      ),
    });
    expect(contextAfter({ redFlag: 'calf-clot' }, doctor)?.topic).toBe('when-see-doctor');
  });

  it.each<[string, Partial<Told>]>([
    ['after an exercise that helps with no topic', { exercise: 'gone' }],
    ['after a topic that is not there any more', { topic: 'gone' }],
    ['after a danger sign that is not there any more', { redFlag: 'gone' }],
    ['after nothing that one could go on from', {}],
  ])('none %s', (_, told) => {
    expect(contextAfter(told)).toBeNull();
  });

  it('none before anything was told', () => {
    expect(contextOf(null, knowledge)).toBeNull();
  });
});

describe('a conversation', () => {
  const MINUTE = 60_000;
  let now = 0;
  const fresh = () => {
    now = 1_000_000;
    return new Conversations(() => now);
  };
  const about = (topic: string): Told => ({ ...NOTHING, topic });

  it('is remembered by person and place', () => {
    const conversations = fresh();
    conversations.remember('dana', 'general', about('tempo-run'));
    conversations.remember('dana', 'help', about('calves-bigger'));
    expect(conversations.last('dana', 'general')?.topic).toBe('tempo-run');
    expect(conversations.last('dana', 'help')?.topic).toBe('calves-bigger');
    expect(conversations.last('eli', 'general')).toBeNull();
    expect(conversations.last('dana', 'elsewhere')).toBeNull();
  });

  it('goes on from what was told last', () => {
    const conversations = fresh();
    conversations.remember('dana', 'general', about('tempo-run'));
    conversations.remember('dana', 'general', about('calves-bigger'));
    expect(conversations.last('dana', 'general')?.topic).toBe('calves-bigger');
  });

  it('is not changed by nothing', () => {
    const conversations = fresh();
    conversations.remember('dana', 'general', null);
    expect(conversations.last('dana', 'general')).toBeNull();
    conversations.remember('dana', 'general', about('tempo-run'));
    conversations.remember('dana', 'general', null);
    expect(conversations.last('dana', 'general')?.topic).toBe('tempo-run');
  });

  it('is over after 15 minutes of silence', () => {
    const conversations = fresh();
    conversations.remember('dana', 'general', about('tempo-run'));
    now += 15 * MINUTE - 1;
    expect(conversations.last('dana', 'general')?.topic).toBe('tempo-run');
    now += 1;
    expect(conversations.last('dana', 'general')).toBeNull();
  });

  it.each<[string, (conversations: Conversations) => void]>([
    ['when another one goes on', (all) => all.remember('eli', 'general', about('tempo-run'))],
    ['when what is over is forgotten', (all) => all.forgetOld()],
  ])('that is over does not stay in memory %s', (_, pass) => {
    const conversations = fresh();
    conversations.remember('dana', 'general', about('tempo-run'));
    now += 1;
    conversations.remember('flo', 'general', about('calves-bigger'));
    now += 15 * MINUTE - 1;
    pass(conversations);
    // What had only become too old to be found would be there again.
    now -= 1;
    expect(conversations.last('dana', 'general')).toBeNull();
    expect(conversations.last('flo', 'general')?.topic).toBe('calves-bigger');
  });

  it('lasts as long as it goes on', () => {
    const conversations = fresh();
    for (const topic of ['tempo-run', 'calves-bigger', 'calves-fat']) {
      conversations.remember('dana', 'general', about(topic));
      now += 10 * MINUTE;
      expect(conversations.last('dana', 'general')?.topic).toBe(topic);
    }
  });

  it('is forgotten when 10,000 others were later', () => {
    const conversations = fresh();
    for (const person of ['dana', 'eli']) conversations.remember(person, 'dm', about('tempo-run'));
    // Dana goes on, so eli's is the oldest.
    conversations.remember('dana', 'dm', about('calves-bigger'));
    for (let at = 0; at < 9_998; at++) conversations.remember(`p${at}`, 'dm', about('tempo-run'));
    expect(conversations.last('eli', 'dm')).not.toBeNull();
    conversations.remember('one-more', 'dm', about('tempo-run'));
    expect(conversations.last('eli', 'dm')).toBeNull();
    expect(conversations.last('dana', 'dm')?.topic).toBe('calves-bigger');
    expect(conversations.last('p0', 'dm')).not.toBeNull();
  });

  it('is forgotten everywhere when its person is, and nobody else’s', () => {
    const conversations = fresh();
    for (const [person, place] of [
      ['12', 'general'],
      ['12', 'help'],
      ['123', 'general'],
      ['1', '12'],
    ] as const) {
      conversations.remember(person, place, about('tempo-run'));
    }
    conversations.forget('12');
    expect(conversations.last('12', 'general')).toBeNull();
    expect(conversations.last('12', 'help')).toBeNull();
    expect(conversations.last('123', 'general')).not.toBeNull();
    expect(conversations.last('1', '12')).not.toBeNull();
  });
});
