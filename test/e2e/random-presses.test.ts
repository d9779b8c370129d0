import { ComponentType } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import type { Channel } from '../fake-discord/channel.js';
import type { Interaction } from '../fake-discord/interaction.js';
import type { Message } from '../fake-discord/message.js';
import type { User } from '../fake-discord/user.js';
import { randomText, seededRandom } from '../seeded-random.js';
import { removeTempoRun, useStage } from './stage.js';

const PRESSES = 500;
const AT_ONCE = 5;
const SEED = 20_261_128;
/** What ids are made of, and what they are not. */
const SHARDS = [
  ...'topic exercise choose publish helpful unhelpful correct browse open section my-data'.split(
    ' ',
  ),
  ...['calves-bigger', 'calf-raise', 'tempo-run', 'calf-clot', 'gone', 'any', 'delete-now', 'help'],
  ...[':', '::', '.', '-1', '9e9', '../..', '__proto__', '🏃', '\u0000', ' ', '%s', '<@1>', '"'],
];

const stage = useStage();

/** A component of some message that somebody may use. */
interface Target {
  readonly message: Message;
  /** The only one who sees the message, or null if others do. */
  readonly owner: User | null;
  readonly customId: string;
  /** The choices of a menu; null for a button. */
  readonly options: readonly string[] | null;
}

function targetsOn({ answer: message, trigger }: Interaction): Target[] {
  const owner = message.ephemeral || message.channel.recipient ? trigger.user : null;
  return message.parts.flatMap(({ type, custom_id: customId, options = [] }) => {
    if (customId === undefined) return [];
    const isMenu = type === ComponentType.StringSelect;
    const values = isMenu ? options.map(({ value }) => value) : null;
    return [{ message, owner, customId, options: values }];
  });
}

/** Every kind of message that has components. */
async function openEverything(user: User, place: Channel): Promise<Target[]> {
  const opened = [
    await user.slash(place, 'ask', { question: 'calves-bigger' }),
    await user.slash(place, 'ask', { question: 'tempo-run', ephemeral: true }),
    await user.slash(place, 'ask', { question: 'calf-clot', ephemeral: true }),
    await user.slash(place, 'ask', { question: 'how do I boil an egg' }),
    await user.slash(place, 'exercise', { name: 'calf-raise' }),
    await user.slash(place, 'exercises'),
    await user.slash(place, 'help'),
    await user.slash(place, 'privacy'),
  ];
  return opened.flatMap(targetsOn);
}

it(`${PRESSES} random presses on fresh and stale messages are all answered, and nothing fails`, async () => {
  const random = seededRandom(SEED);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const { discord } = stage;
  const knowledge = await stage.copyOfKnowledge();
  const dana = discord.addUser('dana');
  const users = [dana, ...['eli', 'fay', 'gil'].map((name) => discord.addUser(name))];
  const places = [
    discord.addGuild('Runners').addTextChannel('general'),
    discord.addGuild('Swimmers', { hasBot: false }).addTextChannel('pool'),
    discord.addGroup('Sunday run', [dana, ...users.slice(1)]),
    dana.dm(),
  ];
  const openAll = async () => {
    // Each in another place, so that nobody asks too much at once.
    const opened = places.map((place, at) =>
      openEverything((place.recipient ?? users[at + 1]) as User, place),
    );
    return (await Promise.all(opened)).flat();
  };
  const first = stage.start({ KNOWLEDGE_DIR: knowledge });
  await first.says('connected to Discord');
  const stale = await openAll();
  await first.stop();

  // After the restart an entry is gone that old messages lead to.
  await removeTempoRun(knowledge);
  const program = stage.start({ KNOWLEDGE_DIR: knowledge });
  await program.says('connected to Discord');
  const targets = [...stale, ...(await openAll())];

  const use = ({ message, owner, customId, options }: Target): Promise<Interaction> => {
    const by = owner ?? pick(users);
    const mutated = random();
    if (mutated < 0.15) return by.useStale(message, randomText(random, SHARDS, 8) || 'x');
    if (mutated < 0.25) return by.useStale(message, customId + randomText(random, SHARDS, 2));
    if (options === null) return by.useStale(message, customId);
    const values = mutated < 0.4 ? [randomText(random, SHARDS, 3) || 'x'] : [pick(options)];
    return by.useStale(message, customId, values);
  };
  const kinds = new Set<number | null>();
  for (let pressed = 0; pressed < PRESSES; pressed += AT_ONCE) {
    const target = pick(targets);
    // Twice the same, as impatient fingers do, and some others meanwhile.
    const used = [target, target, ...Array.from({ length: AT_ONCE - 2 }, () => pick(targets))];
    const answered = await Promise.all(used.map(use));
    for (const interaction of answered) {
      kinds.add(interaction.type);
      if (interaction.modal) {
        const fields = { wrong: randomText(random, SHARDS, 9) || 'x', source: '' };
        const sent = await interaction.trigger.user.submitModal(interaction, fields);
        expect(sent.ephemeral).toBe(true);
      }
      if (interaction.message) targets.push(...targetsOn(interaction));
    }
  }

  // Messages, updates and forms all came about.
  expect([...kinds].sort()).toEqual([4, 7, 9]);
  expect(discord.refusals).toEqual([]);
  expect(program.output).not.toMatch(/"level":[456]0/);
  expect(await program.stop()).toBe(0);
}, 120_000);
