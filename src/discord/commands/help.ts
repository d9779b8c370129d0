import { phrases } from '../../answers/phrases.js';
import type { Command } from '../command.js';
import { renderHelp } from '../render.js';
import { everywhere } from './everywhere.js';

export const help: Command = {
  shape: { name: 'help', description: phrases.commands.help, ...everywhere },
  run: (_request, answers) => ({
    kind: 'message',
    components: renderHelp(answers),
    ephemeral: true,
  }),
};
