/** A password manager can pass the API key through a pipe. */
import { expect, test } from 'vitest';
import { shell } from '../executable.ts';
import { server } from '../setup.ts';

const KEY = 'key-from-a-pipe';
const api = await server({ token: KEY });

test('a key is read from a pipe, also if it takes a moment', async () => {
  const line = `export SPACECRAFT_TOKEN_FILE=/dev/fd/9; spacecraft list --limit 1 -q 9< <(sleep 0.5; echo ${KEY})`;
  expect(await shell(line, { SPACECRAFT_API_URL: api.url })).toMatchObject({ code: 0, stderr: '' });
  expect(api.requests[0]?.headers.authorization).toBe(`Token ${KEY}`);
});
