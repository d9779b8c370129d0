import { SQLITE_FILE } from './sqlite.js';

/** A reason why the storage can't be opened; its message says what an operator can do about it. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
}

/** Says what went wrong, without the password of `databaseUrl`. */
export function openingFailure(
  error: unknown,
  {
    dataDir,
    databaseUrl,
    fileName = SQLITE_FILE,
  }: {
    readonly dataDir: string;
    readonly databaseUrl: string | null;
    readonly fileName?: string;
  },
): StorageError {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (message.startsWith('corrupted migrations')) {
    return new StorageError(
      'The database was used by a newer version of Soleus. Run that version, or restore an older backup.',
    );
  }
  return new StorageError(
    databaseUrl === null
      ? `The file ${fileName} in ${dataDir} ${sqliteProblem(code, message)}`
      : postgresProblem(code, message, new URL(databaseUrl)),
  );
}

function sqliteProblem(code: string, message: string): string {
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    return 'is damaged or is no database. Restore it from a backup, or move it away to start with an empty one.';
  }
  if (/^SQLITE_BUSY/.test(code)) {
    return 'is locked by another program. Close that and start again.';
  }
  if (/^(E|SQLITE_(CANTOPEN|READONLY|PERM))/.test(code) || message.includes('Unable to open')) {
    const reason = code === '' ? '' : ` (${code})`;
    return `can't be written${reason}. Let Soleus write in that folder, or set DATA_DIR to another.`;
  }
  return `can't be used: ${message}.`;
}

function postgresProblem(code: string, message: string, url: URL): string {
  const server = `PostgreSQL at ${url.hostname || 'localhost'}:${url.port || 5432}`;
  const database = url.pathname.slice(1);
  if (/^E(?!NOENT)[A-Z_]+$/.test(code) || /timeout|terminated/.test(message)) {
    const reason = code || message;
    return `${server} can't be reached (${reason}). Check that it runs, the network, and the host and port of DATABASE_URL.`;
  }
  switch (code) {
    case '28P01':
      return `${server} does not accept the user and password of DATABASE_URL. Correct them.`;
    case '3D000':
      return `${server} has no database ${database}. Create it, or correct the end of DATABASE_URL.`;
    case '42501':
      return `${server} does not let the user of DATABASE_URL make tables (${message}). Make it the owner of ${database}.`;
    default:
      return `${server} can't be used: ${message}. Check DATABASE_URL.`;
  }
}
