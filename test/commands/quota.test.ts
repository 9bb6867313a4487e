import { describe, expect, onTestFinished, test } from 'vitest';
import { respond } from '../faults/fault.ts';
import { type HarnessOptions, spacecraft, TODAY } from '../harness.ts';
import { launchLibrary } from '../loopback/launch-library.ts';
import { emptyFolder } from '../setup.ts';

const KEY = 'the-only-valid-key';
const THROTTLE = {
  your_request_limit: 15,
  limit_frequency_secs: 3600,
  current_use: 4,
  next_use_secs: 0,
  ident: '203.0.113.7',
};

const cacheFolder = emptyFolder();

/** Starts a server with this quota, and returns it with a function that runs commands. */
async function startServer(quota: number) {
  const api = await launchLibrary({ quota, token: KEY, now: () => TODAY });
  onTestFinished(() => api.close());
  const run = (line: string, options: HarnessOptions = {}) =>
    spacecraft([...line.split(' '), '--api-url', api.url], { cacheFolder, ...options });
  return { api, run };
}

describe('quota', () => {
  test('prints the used and remaining requests, and uses none itself', async () => {
    const { api, run } = await startServer(15);
    await run('list');
    expect((await run('quota')).stdout).toMatchSnapshot();
    expect((await run('quota')).stdout).toContain('Left          14\n');
    expect(api.requests).toHaveLength(1);
  });

  test('prints the higher limit of an API key', async () => {
    const { run } = await startServer(15);
    await run('list');
    const { stdout } = await run('quota', { env: { SPACECRAFT_TOKEN: KEY } });
    expect(stdout).toMatchSnapshot();
  });

  test('prints the current numbers each time: they are not cached', async () => {
    const { run } = await startServer(15);
    expect((await run('quota --format tsv')).stdout).toMatch(/^0\t15\t/);
    await run('list');
    expect((await run('quota --format tsv')).stdout).toMatch(/^1\t15\t/);
  });

  test('prints when the next request is allowed if the quota is exhausted', async () => {
    const { run } = await startServer(1);
    await run('list');
    expect((await run('quota')).stdout).toContain('Next request  in 60 min (13:00)');
  });

  test('prints JSON with the field names of the API, without the IP address or the key', async () => {
    const { run } = await startServer(15);
    const { stdout } = await run('quota --json', { env: { SPACECRAFT_TOKEN: KEY } });
    expect(JSON.parse(stdout)).toEqual({
      your_request_limit: 150,
      limit_frequency_secs: 3600,
      current_use: 0,
      next_use_secs: 0,
      key: true,
    });
  });

  test('prints one row in tabular formats', async () => {
    const { run } = await startServer(15);
    await run('list');
    expect((await run('quota --format tsv')).stdout).toBe('1\t15\t0\t3600\tfalse\n');
    expect((await run('quota --format markdown')).stdout).toContain('| 15 ');
  });

  test('prints the length of the window if it is not an hour, and never less than 0 left', async () => {
    const { api, run } = await startServer(15);
    const throttle = { ...THROTTLE, your_request_limit: 5, limit_frequency_secs: 60 };
    api.failWith(respond(200, JSON.stringify({ ...throttle, current_use: 7 })));
    const { stdout } = await run('quota');
    expect(stdout).toContain('7 of 5 requests per 60 s');
    expect(stdout).toMatch(/Left +0\n/);
  });

  test('accepts the array that the OpenAPI schema of the API declares', async () => {
    const { api, run } = await startServer(15);
    api.failWith(respond(200, JSON.stringify([THROTTLE])));
    const { exit, stdout } = await run('quota');
    expect(exit).toBe(0);
    expect(stdout).toContain('4 of 15 requests per hour');
    expect(stdout).not.toContain(THROTTLE.ident);
  });

  test('fails with exit code 6 if the server has no such endpoint', async () => {
    const { api, run } = await startServer(15);
    api.failWith(respond(404, '{"detail":"Not found."}'));
    expect(await run('quota')).toMatchObject({
      exit: 6,
      stdout: '',
      stderr: `spacecraft: no quota at ${api.url}/api-throttle/; check --api-url\n`,
    });
  });
});
