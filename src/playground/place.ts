import { commands, messageCommands } from '../discord/commands/index.js';
import type { Place } from './page/protocol.js';

/** The ids of the pretended Discord: a server, its channels, who is there. */
export const GUILD = '1000000000000000001';
export const RUNNING = '1000000000000000002';
export const TIPS = '1000000000000000003';
export const DIRECT_MESSAGE = '1000000000000000004';
export const BOT = '1000000000000000005';
export const ME = '1000000000000000006';
export const OTHER = '1000000000000000007';
const EARLY_BIRDS = '1000000000000000008';

/** What never changes while the playground runs. */
export const PLACE: Omit<Place, 'messages' | 'examples' | 'findings'> = {
  guild: 'Playground',
  channels: [
    { id: RUNNING, name: 'running', kind: 'guild' },
    { id: TIPS, name: 'daily-tips', kind: 'guild' },
    { id: DIRECT_MESSAGE, name: 'Soleus', kind: 'direct-message' },
  ],
  roles: [{ id: EARLY_BIRDS, name: 'Early birds' }],
  members: [
    { id: BOT, name: 'Soleus', isBot: true, isMe: false },
    { id: ME, name: 'You', isBot: false, isMe: true },
    { id: OTHER, name: 'Another member', isBot: false, isMe: false },
  ],
  botId: BOT,
  commands: commands.map(({ shape }) => shape),
  messageCommands: messageCommands.map(({ shape }) => shape.name),
};
