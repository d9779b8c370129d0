import { PermissionFlagsBits } from 'discord.js';

/** All that the bot needs in a server. */
const PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.ReadMessageHistory;

/** How to connect Soleus to Discord, step by step. */
export const CONNECTING = `To connect Soleus to Discord:
  1. Open https://discord.com/developers/applications and press New Application.
  2. Under Bot, press Reset Token and copy the token. Soleus needs no privileged intent.
  3. Put it into a file called .env beside package.json: DISCORD_TOKEN=your-token
  4. Put your application's id (General Information) into this link, open it and choose a server:
     https://discord.com/oauth2/authorize?client_id=APPLICATION_ID&scope=bot+applications.commands&permissions=${PERMISSIONS}
  5. Run npm start again, and ask with /ask or by mentioning the bot.`;
