import { type Client, Events } from 'discord.js';

/** Longer than this without a shard that gets ready is a failure to start. */
export const PROGRESS_WITHIN_MS = 30_000;

/**
 * Logs in and waits for all shards. Discord usually lets one identify every five seconds, so that
 * many of them may take minutes.
 *
 * @throws a `TimeoutError` if no shard gets ready for too long
 */
export async function connect(client: Client, token: string): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_, reject) => {
    const expire = () => reject(new DOMException('No shard gets ready', 'TimeoutError'));
    timer = setTimeout(expire, PROGRESS_WITHIN_MS);
  });
  const goOn = () => timer?.refresh();
  client.on(Events.ShardReady, goOn);
  try {
    await Promise.race([client.login(token), expired]);
    return await Promise.race([ready, expired]);
  } finally {
    clearTimeout(timer);
    client.off(Events.ShardReady, goOn);
  }
}
