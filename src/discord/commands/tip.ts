import { ApplicationCommandOptionType } from 'discord.js';
import type { Answers } from '../../answers/answers.js';
import { phrases } from '../../answers/phrases.js';
import type { Knowledge, Tip } from '../../knowledge/knowledge.js';
import { chooseTip } from '../../tips/rotation.js';
import { seasonOn } from '../../tips/season.js';
import { askToWait } from '../asking.js';
import type { Command } from '../command.js';
import { LIMITS } from '../limits.js';
import { ephemeralNotice, type MessageResponse } from '../response.js';
import { show } from '../show.js';
import { renderTip } from '../tip-message.js';
import { everywhere } from './availability.js';

const { tips: words } = phrases;

/** Below this confidence a topic is not what was meant. */
const NEAR = 0.06;

export const tip: Command = {
  shape: {
    name: 'tip',
    description: phrases.commands.tip,
    ...everywhere,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'about',
        description: phrases.commands.tipAbout,
        max_length: LIMITS.questionOption,
      },
    ],
  },
  run(request, context) {
    const { answers, clock } = context;
    const { options, userId } = request;
    const about = String(options.about ?? '').trim();
    const asked = about === '' ? null : answers.ask(about);
    // A danger sign comes before any tip, and is never held back.
    if (asked?.reply.kind === 'urgent') {
      return { kind: 'message', ephemeral: false, ...show(asked.reply, userId, context) };
    }
    const tooMuch = askToWait(request, context);
    if (tooMuch) return tooMuch;
    const seed = `${userId} ${clock().getTime()}`;
    const today = clock().toISOString().slice(0, 10);
    const pick = (from: readonly Tip[]): Tip | undefined => oneOf(from, seed, today);
    if (asked === null) {
      const all = [...answers.knowledge.tips.values()];
      // Nobody says which season it is where they are.
      return shown(pick(all.filter(({ seasons }) => seasons === undefined)), words.none, answers);
    }
    const near = asked.match.ranked
      .filter(({ confidence }) => confidence >= NEAR)
      .map(({ id }) => id);
    const found = pick(tipsNear(near, answers.knowledge));
    const title = found && !near.includes(found.topic) ? words.nearest : words.single;
    return shown(found, words.noneAbout, answers, title);
  },
};

/** About the first of the topics that has any; if none has, about what is around the first one. */
function tipsNear(near: readonly string[], { topics, tips }: Knowledge): Tip[] {
  const all = [...tips.values()];
  const best = topics.get(near[0] ?? '');
  if (!best) return [];
  const topic = [...near, ...best.related].find((id) => all.some((tip) => tip.topic === id));
  return all.filter((tip) =>
    topic === undefined ? topics.get(tip.topic)?.section === best.section : tip.topic === topic,
  );
}

/** One of some tips, another one each time, and rather one of the season. */
function oneOf(from: readonly Tip[], seed: string, today: string): Tip | undefined {
  const choice = chooseTip(from, seed, today, seasonOn(today, 'UTC'), []);
  return from.find(({ id }) => id === choice?.tipId) ?? from[0];
}

function shown(
  found: Tip | undefined,
  otherwise: string,
  { knowledge }: Answers,
  title: string = words.single,
): MessageResponse {
  if (found === undefined) return ephemeralNotice(otherwise);
  const components = renderTip(found, knowledge, { title });
  return { kind: 'message', ephemeral: false, components };
}
