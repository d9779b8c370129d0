import { z } from 'zod';

/** A variable that is set to nothing counts as not set, as in an untouched `.env.example`. */
function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
}

const shardList = z
  .string()
  .regex(/^\d+(\s*,\s*\d+)*$/, 'write auto, or shard numbers such as 0,1')
  .transform((list) => list.split(',').map(Number));

/**
 * A postgres:// address. A @ after the host would be a password with a special character in it, part
 * of which would pass for the host and be shown in messages.
 */
function isPostgresAddress(address: string): boolean {
  return /^postgres(ql)?:\/\/[^/?#]*([/?#][^@]*)?$/i.test(address) && URL.canParse(address);
}

const environmentSchema = z
  .object({
    DISCORD_TOKEN: optional(z.string().trim()),
    DISCORD_API_URL: optional(
      z.url({ protocol: /^https?$/, error: 'write an address such as https://discord.com/api' }),
    ),
    KNOWLEDGE_DIR: optional(z.string()),
    DATA_DIR: optional(z.string()),
    DATABASE_URL: optional(
      z.string().trim().refine(isPostgresAddress, {
        error:
          'write an address such as postgres://user:password@host:5432/database, special characters of the password as %40 for @',
      }),
    ),
    LOG_LEVEL: optional(
      z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
        error: 'write one of fatal, error, warn, info, debug, trace, silent',
      }),
    ),
    HOST: optional(z.string().trim()),
    PORT: optional(
      z.coerce
        .number({ error: 'write a number' })
        .int({ error: 'write a whole number' })
        .min(0, { error: 'write a port from 0 (any free one) to 65535' })
        .max(65_535, { error: 'write a port from 0 (any free one) to 65535' }),
    ),
    SHARDS: optional(
      z.union([z.literal('auto'), shardList], {
        error: 'write auto, or shard numbers such as 0,1',
      }),
    ),
    SHARD_COUNT: optional(
      z.coerce.number({ error: 'write a whole number' }).int().positive({ abort: true }),
    ),
  })
  .refine(
    ({ SHARDS, SHARD_COUNT = Number.POSITIVE_INFINITY }) =>
      typeof SHARDS !== 'object' || SHARDS.every((shard) => shard < SHARD_COUNT),
    { path: ['SHARDS'], message: 'shards count from 0, so each is below SHARD_COUNT' },
  )
  .refine(({ SHARDS, SHARD_COUNT }) => typeof SHARDS !== 'object' || SHARD_COUNT !== undefined, {
    path: ['SHARD_COUNT'],
    message: 'SHARDS lists shards, so say how many there are in all',
  })
  .refine(({ SHARDS, SHARD_COUNT }) => typeof SHARDS === 'object' || SHARD_COUNT === undefined, {
    path: ['SHARDS'],
    message: 'SHARD_COUNT says how many shards there are in all, so list those of this process',
  });

/** How the program was told to run. Frozen. */
export interface Config {
  /** Null runs the program without Discord. */
  readonly discordToken: string | null;
  /** Base address of Discord's REST API, without the version; null for Discord's own. */
  readonly discordApiUrl: string | null;
  readonly knowledgeDir: string;
  /** Where the SQLite database is, unless `databaseUrl` is set. */
  readonly dataDir: string;
  /** Address of the PostgreSQL database, or null for SQLite. It can hold a password: never log it. */
  readonly databaseUrl: string | null;
  readonly logLevel: string;
  /** The address on which the playground listens, and its port; 0 is any free one. */
  readonly host: string;
  readonly port: number;
  /** Which shards this process runs, or `auto` for all of them. */
  readonly shards: 'auto' | readonly number[];
  /** How many shards there are over all processes; null for `auto`, where Discord says it. */
  readonly shardCount: number | null;
}

/** Reads the configuration; what is wrong comes back as one sentence for each variable. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): { ok: true; config: Config } | { ok: false; problems: string[] } {
  const result = environmentSchema.safeParse(environment);
  if (!result.success) {
    const problems = result.error.issues.map(
      (issue) => `${issue.path.join('.')}: ${issue.message}`,
    );
    return { ok: false, problems };
  }
  const values = result.data;
  return {
    ok: true,
    config: Object.freeze({
      discordToken: values.DISCORD_TOKEN || null,
      discordApiUrl: values.DISCORD_API_URL ?? null,
      knowledgeDir: values.KNOWLEDGE_DIR ?? './knowledge',
      dataDir: values.DATA_DIR ?? './data',
      databaseUrl: values.DATABASE_URL ?? null,
      logLevel: values.LOG_LEVEL ?? 'info',
      host: values.HOST ?? '127.0.0.1',
      port: values.PORT ?? 3000,
      shards: values.SHARDS ?? 'auto',
      shardCount: values.SHARD_COUNT ?? null,
    }),
  };
}
