import tseslint from 'typescript-eslint';

/**
 * ESLint does only what Biome can't: the typed promise rules, because an un-awaited promise is the
 * commonest bug of bots, and the directions in which the folders of src/ may import each other.
 */

/** Each folder of src/ with the folders that it may import. main.ts and start-up.ts join them all. */
const MAY_IMPORT = {
  knowledge: [],
  matching: ['knowledge'],
  answers: ['knowledge', 'matching'],
  telemetry: [],
  storage: ['telemetry'],
  pictures: ['knowledge', 'answers'],
  tips: ['knowledge', 'storage', 'telemetry'],
  discord: ['knowledge', 'answers', 'pictures', 'storage', 'telemetry', 'tips'],
  terminal: ['knowledge', 'answers'],
  playground: ['knowledge', 'answers', 'discord', 'storage', 'telemetry', 'tips'],
  curation: ['knowledge', 'matching', 'answers', 'discord'],
};

/** Packages that only one folder may know. */
const PACKAGE_OF = {
  'discord.js': 'discord',
  'fuse.js': 'matching',
  yaml: 'knowledge',
  pino: 'telemetry',
  kysely: 'storage',
  libsql: 'storage',
  pg: 'storage',
  '@resvg/resvg-js': 'pictures',
  'temporal-polyfill': 'tips',
  hono: 'playground',
  '@hono/node-server': 'playground',
  preact: 'playground',
};

const folders = Object.keys(MAY_IMPORT);

const directions = folders.map((folder) => ({
  files: [`src/${folder}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        paths: Object.entries(PACKAGE_OF)
          .filter(([, owner]) => owner !== folder)
          .map(([name, owner]) => ({ name, message: `Only src/${owner} may import ${name}.` })),
        patterns: folders
          .filter((other) => other !== folder && !MAY_IMPORT[folder].includes(other))
          .map((other) => ({
            regex: `^(\\.\\./)+${other}/`,
            message: `src/${folder} may import ${MAY_IMPORT[folder].join(', ') || 'nothing'}, not ${other}.`,
          })),
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist/', 'dist-eval/', 'node_modules/'] },
  {
    files: ['src/**/*.{ts,tsx}', 'test/**/*.ts'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
    },
  },
  ...directions,
);
