import { ButtonStyle } from 'discord.js';
import { phrases } from '../../answers/phrases.js';
import type { Command } from '../command.js';
import { ACCENT, buttons, container, notice, text } from '../components.js';
import type { Context } from '../context.js';
import { ephemeral, ephemeralFile, type Response } from '../response.js';
import { everywhere } from './availability.js';

const { privacy: words } = phrases;

export const privacy: Command = {
  shape: { name: 'privacy', description: phrases.commands.privacy, ...everywhere },
  run: () =>
    ephemeral([
      container(ACCENT.answer, [
        text(`### ${words.title}\n${words.stored.map((line) => `- ${line}`).join('\n')}`),
        text(words.notStored),
        buttons([
          { label: words.export, action: { do: 'my-data', id: 'export' } },
          { label: words.delete, action: { do: 'my-data', id: 'delete' } },
        ]),
      ]),
    ]),
};

/** What the buttons of `/privacy` do: `export`, `delete` asks once more, `delete-now` deletes. */
export async function handleMyData(
  what: string,
  userId: string,
  { storage, conversations }: Context,
): Promise<Response> {
  switch (what) {
    case 'export': {
      const data = JSON.stringify(await storage.members.exportOf(userId), null, 2);
      return ephemeralFile(words.exported, 'my-soleus-data.json', `${data}\n`);
    }
    case 'delete-now': {
      conversations.forget(userId);
      const count = await storage.members.forget(userId);
      return { kind: 'update', components: notice(words.deleted(count)) };
    }
    default:
      return ephemeral([
        container(ACCENT.urgent, [
          text(words.confirm),
          buttons(
            [{ label: words.deleteNow, action: { do: 'my-data', id: 'delete-now' } }],
            ButtonStyle.Danger,
          ),
        ]),
      ]);
  }
}
