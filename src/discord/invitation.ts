/**
 * All that the bot needs in a server: to view channels, send messages there and in threads, attach
 * files, for the pictures of exercises, and read the message history, for replies. Bits of https://discord.com/developers/docs/topics/permissions;
 * discord.js has names for them, and takes most of a second to load, which a chat need not wait for.
 */
const PERMISSIONS = (1n << 10n) | (1n << 11n) | (1n << 38n) | (1n << 15n) | (1n << 16n);

/** How to connect Soleus to Discord, step by step. */
export const CONNECTING = `To connect Soleus to Discord:
  1. Open https://discord.com/developers/applications and press New Application.
  2. Under Bot, press Reset Token and copy the token. Soleus needs no privileged intent.
  3. Put it into a file called .env beside package.json: DISCORD_TOKEN=your-token
  4. Put your application's id (General Information) into this link, open it and choose a server:
     https://discord.com/oauth2/authorize?client_id=APPLICATION_ID&scope=bot+applications.commands&permissions=${PERMISSIONS}
  5. Run npm start again, and ask with /ask or by mentioning the bot.`;
