import { createRequire } from 'node:module';
import { phrases } from '../../answers/phrases.js';
import type { Command } from '../command.js';
import { ACCENT, container, text } from '../components.js';
import { ephemeral } from '../response.js';
import { everywhere } from './availability.js';

/** From dist/discord/commands as from src/discord/commands, the package is three folders up. */
const VERSION: string = createRequire(import.meta.url)('../../../package.json').version;

export const about: Command = {
  shape: { name: 'about', description: phrases.commands.about, ...everywhere },
  run(_request, { answers }) {
    const { topics, exercises, tips, sources } = answers.knowledge;
    const { title, what, counts, license, privacy } = phrases.about;
    return ephemeral([
      container(ACCENT.answer, [
        text(`### ${title(VERSION)}\n${what}`),
        text(counts(topics.size, exercises.size, tips.size, sources.size)),
        text(`${privacy}\n-# ${license}`),
      ]),
    ]);
  },
};
