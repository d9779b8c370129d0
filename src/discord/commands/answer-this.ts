import { ApplicationCommandType } from 'discord.js';
import { phrases } from '../../answers/phrases.js';
import { answerQuestion } from '../asking.js';
import type { MessageCommand } from '../command.js';
import { ephemeralNotice } from '../response.js';
import { everywhere } from './availability.js';

/** Answers somebody else's message: for the reader first, who may post it for everybody. */
export const answerThis: MessageCommand = {
  shape: { type: ApplicationCommandType.Message, name: phrases.answerThis, ...everywhere },
  run(actor, content, context) {
    if (content.trim() === '') return ephemeralNotice(phrases.nothingToAnswer);
    return answerQuestion(content, { ...actor, isPrivate: true, isQuoted: true }, context);
  },
};
