import { existsSync } from 'node:fs';

/** Where a browser is that can be driven, or undefined if there is none. */
export const CHROMIUM = [
  process.env.CHROMIUM_PATH ?? '',
  // Without a user interface of its own it is a quarter faster.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== '' && existsSync(path));
