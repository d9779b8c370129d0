import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { CHROMIUM } from './chromium.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a running browser; null without one. */
    browser: string | null;
  }
}

/** Starts one browser for the whole run, or says why there is none. */
export async function startBrowser(project: TestProject): Promise<() => Promise<void>> {
  if (CHROMIUM === undefined) {
    console.warn(
      'The tests of the page are skipped, there is no Chromium. Debian: apt-get install chromium-headless-shell; elsewhere set CHROMIUM_PATH.',
    );
    project.provide('browser', null);
    return async () => {};
  }
  // Without a sandbox, because tests may run as root; only our own page is opened.
  const server = await chromium.launchServer({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  project.provide('browser', server.wsEndpoint());
  return () => server.close();
}
