import { describe, expect, it } from 'vitest';
import { phrases } from '../../src/answers/phrases.js';
import type { Actor } from '../../src/discord/command.js';
import { encodeAction } from '../../src/discord/custom-id.js';
import { answerPress, answerSubmission, type Press } from '../../src/discord/presses.js';
import { answersOf } from '../answers/answers-of.js';
import { fixtureText } from '../knowledge/knowledge-of.js';
import {
  Clock,
  contextOf,
  DANA,
  ELI,
  IN_DIRECT_MESSAGE,
  messageOf,
  type TestContext,
} from './context-of.js';
import { customIdsOf, picturesOf, textOf } from './shown.js';

const GUILD = DANA.guildId ?? '';
const CHOICE = encodeAction({ do: 'choose', id: 'calves-bigger', askerId: DANA.userId });

type How = Partial<Pick<Press, 'values' | 'onPrivateMessage'>> & { by?: Actor };

async function pressed(customId: string, context: TestContext, { by = DANA, ...how }: How = {}) {
  return answerPress({ ...by, customId, values: [], onPrivateMessage: false, ...how }, context);
}

async function updateOf(customId: string, context: TestContext, how: How = {}) {
  const response = await pressed(customId, context, how);
  if (response.kind !== 'update') throw new Error(`not an update but: ${response.kind}`);
  return response;
}

describe('the choice of a “did you mean”', () => {
  it('becomes the answer when the asker presses it', async () => {
    const { components } = await updateOf(CHOICE, await contextOf());
    expect(textOf(components)).toContain('Does running make your calves bigger?');
    expect(customIdsOf(components)).not.toContain('publish:calves-bigger');
  });

  it('that only the asker sees becomes an answer that can be posted', async () => {
    const { components } = await updateOf(CHOICE, await contextOf(), { onPrivateMessage: true });
    expect(customIdsOf(components)).toContain('publish:calves-bigger');
  });

  it('is answered to another one alone, and stays a choice', async () => {
    const response = await messageOf(pressed(CHOICE, await contextOf(), { by: ELI }));
    expect(response.ephemeral).toBe(true);
    expect(textOf(response.components)).toContain('Does running make your calves bigger?');
  });

  it('of a topic that is gone stays a choice', async () => {
    const gone = encodeAction({ do: 'choose', id: 'gone', askerId: DANA.userId });
    expect((await messageOf(pressed(gone, await contextOf()))).ephemeral).toBe(true);
  });
});

describe.each([
  ['a related topic', 'topic:tempo-run', 'What is a tempo run?', 'publish:tempo-run'],
  ['a danger sign', 'topic:calf-clot', 'This can be a blood clot', 'publish:calf-clot'],
  ['an exercise', 'exercise:calf-raise', 'Calf Raise', 'publish-exercise:calf-raise'],
])('the button of %s', (_, customId, shown, publish) => {
  it('shows it to the one who pressed, who may post it', async () => {
    const response = await messageOf(pressed(customId, await contextOf(), { by: ELI }));
    expect(response.ephemeral).toBe(true);
    expect(textOf(response.components)).toContain(shown);
    expect(customIdsOf(response.components)).toContain(publish);
  });

  it('shows it for good in a direct message, with nothing to post', async () => {
    const by = { ...DANA, ...IN_DIRECT_MESSAGE };
    const response = await messageOf(pressed(customId, await contextOf(), { by }));
    expect(response.ephemeral).toBe(false);
    expect(customIdsOf(response.components).join()).not.toContain('publish');
  });

  it('posts it for everybody with who did so, when that is what was pressed', async () => {
    const response = await messageOf(pressed(publish, await contextOf()));
    expect(response.ephemeral).toBe(false);
    expect(textOf(response.components)).toContain(shown);
    expect(textOf(response.components)).toContain(phrases.published(DANA.userId));
    expect(customIdsOf(response.components).join()).not.toContain('publish');
  });
});

describe('who may not write in the channel', () => {
  const by = { ...DANA, canSend: false };

  it.each(['topic:tempo-run', 'topic:calf-clot', 'exercise:calf-raise'])(
    'is shown “%s” with nothing to post',
    async (customId) => {
      const { components } = await messageOf(pressed(customId, await contextOf(), { by }));
      expect(customIdsOf(components).join()).not.toContain('publish');
    },
  );

  it('gets the answer of a private choice with nothing to post', async () => {
    const how = { by, onPrivateMessage: true };
    const { components } = await updateOf(CHOICE, await contextOf(), how);
    expect(customIdsOf(components).join()).not.toContain('publish');
  });

  it('posts nothing with a button from before, and is told why', async () => {
    const response = await messageOf(pressed('publish:tempo-run', await contextOf(), { by }));
    expect([response.ephemeral, textOf(response.components)]).toEqual([
      true,
      phrases.mayNotPublish,
    ]);
  });
});

it('an answer that was posted is known to the channel, an exercise is not', async () => {
  const context = await contextOf();
  const posted = await messageOf(pressed('publish:tempo-run', context));
  expect(posted.entryId).toBe('tempo-run');
  const card = await messageOf(pressed('publish-exercise:calf-raise', context));
  expect(card.entryId).toBeUndefined();
  expect(card.files).toHaveLength(1);
});

it('an older button that posts an exercise still does', async () => {
  const card = await messageOf(pressed('publish:calf-raise', await contextOf()));
  expect(textOf(card.components)).toContain('Calf Raise');
});

it('a topic that is called like an exercise is posted as a topic, and the exercise as that', async () => {
  const context = await contextOf({
    answers: await answersOf({
      'faq/training/calf-raise.yaml': fixtureText('faq/training/tempo-run.yaml')
        .replaceAll('tempo', 'interval')
        .replaceAll('comfortably', 'very'),
    }),
  });
  const topic = await messageOf(pressed('publish:calf-raise', context));
  expect(textOf(topic.components)).toContain('What is a interval run?');
  expect(topic.entryId).toBe('calf-raise');
  const card = await messageOf(pressed('publish-exercise:calf-raise', context));
  expect(textOf(card.components)).toContain('Calf Raise');
  expect(card.entryId).toBeUndefined();
});

it('posting too much at once is refused, to the one who pressed', async () => {
  const context = await contextOf();
  for (let at = 0; at < 6; at++) await pressed('publish:tempo-run', context);
  const response = await messageOf(pressed('publish:tempo-run', context));
  expect(response.ephemeral).toBe(true);
  expect(textOf(response.components)).toBe(phrases.cooldown(30));
});

it('a choice in the menu of exercises opens the card with its picture', async () => {
  const how = { values: ['calf-raise'] };
  const { components, files } = await messageOf(pressed('open:exercise', await contextOf(), how));
  expect(textOf(components)).toContain('Calf Raise');
  expect(picturesOf(components)).toEqual([
    {
      url: 'attachment://muscles.png',
      alt: 'Muscles worked: calf (gastrocnemius). Helping: deep calf (soleus). Front and back view.',
    },
  ]);
  expect(files?.map(({ name }) => name)).toEqual(['muscles.png']);
});

it('a card whose picture can’t be drawn is shown without it, and the log hears of that', async () => {
  const context = await contextOf();
  const muscleMap = () => {
    throw new Error('no ink');
  };
  const response = await messageOf(pressed('exercise:calf-raise', { ...context, muscleMap }));
  expect(textOf(response.components)).toContain('Calf Raise');
  expect(picturesOf(response.components)).toEqual([]);
  expect(context.logged.join()).toContain('no ink');
});

it('a page of the exercises and a section of the help take the place of the one before', async () => {
  const context = await contextOf();
  const page = await updateOf('browse:any.step.any.any.1', context);
  expect(textOf(page.components)).toContain('1 exercise · step');
  const section = await updateOf('section:help', context, { values: ['training'] });
  expect(customIdsOf(section.components)).toEqual(['topic:tempo-run']);
  const unknown = await updateOf('section:help', context, { values: ['swimming'] });
  expect(textOf(unknown.components)).toContain(phrases.help.title);
});

describe('a vote', () => {
  it('counts once for each member, the last one', async () => {
    const context = await contextOf();
    const thanks = await messageOf(pressed('helpful:tempo-run', context));
    expect(thanks.ephemeral).toBe(true);
    expect(textOf(thanks.components)).toBe(phrases.feedback.thanks);
    await pressed('helpful:tempo-run', context, { by: ELI });
    await pressed('unhelpful:tempo-run', context);
    for (const [{ userId }, helpful] of [[DANA, false] as const, [ELI, true] as const]) {
      const { votes } = await context.storage.members.exportOf(userId);
      expect(votes).toMatchObject([{ entryId: 'tempo-run', helpful }]);
    }
  });

  it.each(['calf-raise', 'tempo-run'])('against %s asks what was wrong', async (id) => {
    const response = await pressed(`unhelpful:${id}`, await contextOf());
    expect(response).toMatchObject({ kind: 'modal', modal: { custom_id: `correct:${id}` } });
  });

  it('on an entry that is gone counts nothing', async () => {
    const context = await contextOf();
    const response = await messageOf(pressed('unhelpful:gone', context));
    expect(textOf(response.components)).toBe(phrases.unknown.gone);
    expect((await context.storage.members.exportOf(DANA.userId)).votes).toEqual([]);
  });

  it('against an answer keeps its question where moderators switched it on', async () => {
    const context = await contextOf();
    await context.storage.guilds.setGaps(GUILD, true);
    const told = { question: 'tempo?', topic: 'tempo-run', exercise: null, redFlag: null };
    context.conversations.remember(DANA.userId, DANA.channelId, told);
    await pressed('unhelpful:tempo-run', context, { by: ELI });
    await pressed('unhelpful:calves-bigger', context);
    expect(await context.storage.gaps.ofGuild(GUILD, { limit: 9 })).toEqual([]);
    await pressed('unhelpful:tempo-run', context);
    expect(await context.storage.gaps.ofGuild(GUILD, { limit: 9 })).toMatchObject([
      { question: 'tempo?', kind: 'unhelpful', entryId: 'tempo-run' },
    ]);
  });

  it('keeps no question where it is off, or where an entry was chosen without one', async () => {
    const context = await contextOf();
    const told = { question: 'tempo?', topic: 'tempo-run', exercise: null, redFlag: null };
    context.conversations.remember(DANA.userId, DANA.channelId, told);
    await pressed('unhelpful:tempo-run', context);
    await context.storage.guilds.setGaps(GUILD, true);
    await pressed('topic:tempo-run', context);
    await pressed('unhelpful:tempo-run', context);
    expect(await context.storage.gaps.ofGuild(GUILD, { limit: 9 })).toEqual([]);
  });
});

describe('a form', () => {
  async function sent(context: TestContext, fields: Record<string, string>, customId?: string) {
    return messageOf(
      answerSubmission({ ...DANA, customId: customId ?? 'correct:tempo-run', fields }, context),
    );
  }

  it('is kept with what is wrong and a source, and thanked for', async () => {
    const context = await contextOf();
    const response = await sent(context, { wrong: ' Too long. ', source: ' ' });
    expect(response.ephemeral).toBe(true);
    expect(textOf(response.components)).toBe(phrases.feedback.correction.thanks);
    await sent(context, { wrong: 'Too short.', source: 'https://example.org' });
    const kept = await context.storage.corrections.ofGuild(GUILD);
    expect(kept.map(({ entryId, wrong, source }) => [entryId, wrong, source]).sort()).toEqual([
      ['tempo-run', 'Too long.', null],
      ['tempo-run', 'Too short.', 'https://example.org'],
    ]);
  });

  it('is not kept if a member sends a lot at once, and is a little later', async () => {
    const clock = new Clock();
    const context = await contextOf({ clock });
    const send = () => sent(context, { wrong: 'Too long.' });
    const kept = async () => (await context.storage.corrections.ofGuild(GUILD)).length;
    for (let at = 0; at < 6; at++) await send();
    expect(textOf((await send()).components)).toBe(phrases.feedback.correction.tooMany(30));
    expect(await kept()).toBe(6);
    clock.pass(30_000);
    await send();
    expect(await kept()).toBe(7);
  });

  it.each([
    ['without words', { wrong: '  ' }, undefined],
    ['without fields', {}, undefined],
    ['of another version', { wrong: 'x' }, 'suggest:tempo-run'],
  ])('%s is thanked for, too, and not kept', async (_, fields, customId) => {
    const context = await contextOf();
    expect((await sent(context, fields, customId)).ephemeral).toBe(true);
    expect(await context.storage.corrections.ofGuild(GUILD)).toEqual([]);
  });
});

describe('a member’s own data', () => {
  it('comes as a file that only the member sees', async () => {
    const context = await contextOf();
    await pressed('helpful:tempo-run', context);
    await pressed('helpful:calf-raise', context, { by: ELI });
    const { ephemeral, files = [] } = await messageOf(pressed('my-data:export', context));
    expect(ephemeral).toBe(true);
    const [file] = files;
    expect(JSON.parse(Buffer.from(file?.data ?? []).toString())).toEqual({
      votes: [{ entryId: 'tempo-run', helpful: true, at: '2026-11-28T12:00:00.000Z' }],
      corrections: [],
    });
  });

  it('is deleted after a second look, with what was said last', async () => {
    const context = await contextOf();
    await pressed('helpful:tempo-run', context);
    await pressed('topic:tempo-run', context);
    const confirm = await messageOf(pressed('my-data:delete', context));
    expect(customIdsOf(confirm.components)).toEqual(['my-data:delete-now']);
    expect((await context.storage.members.exportOf(DANA.userId)).votes).toHaveLength(1);
    const done = await updateOf('my-data:delete-now', context);
    expect(textOf(done.components)).toBe(phrases.privacy.deleted(1));
    expect((await context.storage.members.exportOf(DANA.userId)).votes).toEqual([]);
    expect(context.conversations.last(DANA.userId, DANA.channelId)).toBeNull();
    const again = await updateOf('my-data:delete-now', context);
    expect(textOf(again.components)).toBe(phrases.privacy.deleted(0));
  });
});

describe('a component that leads nowhere any more is answered kindly, with questions to press', () => {
  it.each(['topic:gone', 'tip:hill', 'nonsense', '', 'choose:calves-bigger', 'publish:gone'])(
    '“%s”',
    async (customId) => {
      const { components, ephemeral } = await messageOf(pressed(customId, await contextOf()));
      expect(ephemeral).toBe(true);
      expect(textOf(components)).toContain(phrases.unknown.gone);
      expect(customIdsOf(components)).toEqual(['topic:calves-bigger']);
    },
  );

  it.each(['exercise:gone', 'open:exercise'])('“%s”, of an exercise', async (customId) => {
    const { components } = await messageOf(pressed(customId, await contextOf()));
    expect(textOf(components)).toContain(phrases.unknown['no-such-exercise']);
  });
});
