import { render } from 'preact';
import { App } from './app.js';
import { connection } from './connection.js';

const root = document.getElementById('root');
if (root) {
  try {
    const place = await connection.place();
    root.replaceChildren();
    render(<App opened={place} />, root);
  } catch (error) {
    root.textContent = error instanceof Error ? error.message : String(error);
  }
}
