import { DiscordAPIError } from 'discord.js';
import { expect, it } from 'vitest';
import { createLog } from '../../src/telemetry/log.js';

const URL = 'https://discord.com/api/v10/interactions/42/the-token/callback';
const FIELD = { _errors: [{ code: 'BASE_TYPE_BAD_LENGTH', message: 'Must be 1 to 100.' }] };

function refused(message: string): DiscordAPIError {
  const body = { data: { components: [{ content: 'my knee hurts' }] } };
  const answer = { code: 50_035, message, errors: { custom_id: FIELD } };
  return new DiscordAPIError(answer, 50_035, 400, 'POST', URL, { body, files: undefined });
}

/** What is written about an error. */
function logged(err: unknown) {
  let written = '';
  createLog('info', { write: (line) => (written = line) }).error({ err }, 'it failed');
  return { written, err: JSON.parse(written).err };
}

it('an error of Discord is logged with what is wrong, and without the request', () => {
  const { written, err } = logged(refused('Invalid Form Body'));
  expect(err).toEqual({
    type: 'DiscordAPIError',
    code: 50_035,
    status: 400,
    message: expect.stringMatching(/^Invalid Form Body\ncustom_id\[BASE_TYPE_BAD_LENGTH\]/),
    stack: expect.stringContaining('log.test.ts'),
    errors: { custom_id: FIELD },
  });
  expect(written).not.toMatch(/the-token|my knee hurts/);
});

it('the token of an interaction is not logged as part of a message either', () => {
  const { written, err } = logged(
    new Error('It broke.', { cause: refused(`No answer at ${URL}`) }),
  );
  expect(err.message).toContain(
    'It broke.: No answer at https://discord.com/api/v10/interactions/…',
  );
  expect(written).not.toMatch(/the-token|my knee hurts/);
});

it('what was thrown and is no error is logged in words', () => {
  expect(logged('oops').err).toBe('oops');
});
