import { createHash } from 'node:crypto';

/** Packages that run in the browser. */
export const PACKAGES = ['preact', 'preact/hooks', 'preact/jsx-runtime'] as const;

/** Where our own server has them, by the names that the compiled page imports. */
const addresses = PACKAGES.map((name) => [name, `/packages/${name}.mjs`] as const);
const IMPORT_MAP = JSON.stringify({ imports: Object.fromEntries(addresses) });

/** Later ones refine earlier ones. */
const STYLES = ['base', 'layout', 'messages', 'components', 'composer', 'modal', 'panel'];

/**
 * The document that every address of the page starts from.
 *
 * @param scripts names of the page's files; they are fetched at once instead of one after another
 */
export function createShell(scripts: readonly string[]): {
  readonly html: string;
  /** For the Content-Security-Policy: this one script stands in the document itself. */
  readonly importMapHash: string;
} {
  const preloads = [
    ...addresses.map(([, address]) => address),
    ...scripts.filter((name) => name.endsWith('.js')).map((name) => `/page/${name}`),
  ].map((address) => `<link rel="modulepreload" href="${address}">`);
  const styles = STYLES.map((name) => `<link rel="stylesheet" href="/assets/${name}.css">`);
  return {
    importMapHash: `'sha256-${createHash('sha256').update(IMPORT_MAP).digest('base64')}'`,
    html: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<title>Soleus playground</title>
<link rel="icon" href="/assets/soleus.svg" type="image/svg+xml">
${styles.join('\n')}
<script type="importmap">${IMPORT_MAP}</script>
${preloads.join('\n')}
<script type="module" src="/page/main.js"></script>
</head>
<body>
<div id="root"><p class="loading">Soleus playground</p></div>
<noscript>The playground needs JavaScript. <code>npm run -s ask</code> asks from the terminal.</noscript>
</body>
</html>
`,
  };
}
