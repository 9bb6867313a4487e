/** Where answers come from: cached responses, the catalogue, the API or the bundled sample. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourceOptions } from '../../src/commands/source-options.ts';
import { processContext } from '../../src/context.ts';
import { BadResponseError } from '../../src/errors.ts';
import { withSource } from '../../src/source/open-source.ts';
import { respond } from '../faults/fault.ts';
import { type HarnessOptions, spacecraft, TODAY } from '../harness.ts';
import { fleet } from '../loopback/fleet.ts';
import type { FaultHandler } from '../loopback/launch-library.ts';
import { emptyFolder, folderFiller, server } from '../setup.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const KEY = 'the-only-valid-key';

const api = await server({ fleet: fleet(150), token: KEY, now: () => TODAY });
const cacheFolder = emptyFolder();
const fill = folderFiller(cacheFolder);

const run = (line: string, options: HarnessOptions = {}) =>
  spacecraft([...line.split(' '), '--api-url', api.url], { cacheFolder, ...options });

describe('a cached response', () => {
  test('answers the same query again without a request', async () => {
    const first = await run('list');
    const second = await run('list', { now: TODAY + 12 * MINUTE });
    expect(second).toEqual(first);
    expect(api.requests).toHaveLength(1);
  });

  test('is announced with its age at a terminal', async () => {
    await run('list --json');
    const { stderr } = await run('list --json --color never', {
      now: TODAY + 12 * MINUTE,
      errorTerminal: 80,
    });
    expect(stderr).toBe(
      'cached 12 min ago\n10 of 150 spacecraft · next: --offset 10 · all: --all\n',
    );
  });

  test.each<[line: string, age: string, milliseconds: number]>([
    ['list', 'almost 6 h', 6 * HOUR - 1],
    ['list --max-age 90s', 'almost 90 s', 90 * SECOND - 1],
    ['list --max-age 2d', '47 h', 47 * HOUR],
    ['list', '-30 s, which is a small correction of the clock', -30 * SECOND],
  ])('answers %s again after %s', async (line, _, milliseconds) => {
    await run(line);
    await run(line, { now: TODAY + milliseconds });
    expect(api.requests).toHaveLength(1);
  });

  test.each<[line: string, age: string, milliseconds: number]>([
    ['list', '6 h', 6 * HOUR],
    ['list --max-age 90s', '90 s', 90 * SECOND],
    ['list --max-age 30m', '30 min', 30 * MINUTE],
    ['list --max-age 0', '0 s', 0],
    ['list --refresh', '0 s', 0],
    ['list', '-1 h, because the clock was set back', -HOUR],
  ])('does not answer %s after %s', async (line, _, milliseconds) => {
    await run(line);
    await run(line, { now: TODAY + milliseconds });
    expect(api.requests).toHaveLength(2);
  });

  test('is used up to the age in SPACECRAFT_MAX_AGE', async () => {
    const env = { SPACECRAFT_MAX_AGE: '1d' };
    await run('list', { env });
    await run('list', { env, now: TODAY + 23 * HOUR });
    expect(api.requests).toHaveLength(1);
    await run('list', { env, now: TODAY + 24 * HOUR });
    expect(api.requests).toHaveLength(2);
  });

  test('with one spacecraft answers in both modes: the API sends the same record', async () => {
    await run('show 85');
    await run('show 85 --mode detailed');
    await run('show 86 --mode detailed');
    await run('show 86');
    expect(api.requests).toHaveLength(2);
  });

  test('with all configurations answers every --config', async () => {
    await run('list --config soyuz');
    await run('list --config gemini');
    expect(api.requests).toHaveLength(3);
  });

  test('is replaced by --refresh', async () => {
    await run('list');
    await run('list --refresh', { now: TODAY + 5 * HOUR });
    await run('list', { now: TODAY + 10 * HOUR });
    expect(api.requests).toHaveLength(2);
  });

  test('is not created for a spacecraft that does not exist', async () => {
    expect(await run('show 9999')).toMatchObject({ exit: 3 });
    expect(await run('show 9999')).toMatchObject({ exit: 3 });
    expect(api.requests).toHaveLength(2);
  });

  test('is not created for an error', async () => {
    api.failWith(respond(200, '<html>'));
    expect(await run('list')).toMatchObject({ exit: 6 });
    api.failWith(undefined);
    expect(await run('list')).toMatchObject({ exit: 0 });
    expect(api.requests).toHaveLength(2);
  });

  test('does not contain the API key', async () => {
    await run('list', { env: { SPACECRAFT_TOKEN: KEY } });
    const files = readdirSync(cacheFolder);
    expect(files).toHaveLength(1);
    for (const name of files) {
      expect(readFileSync(join(cacheFolder, name), 'utf8')).not.toContain(KEY);
    }
  });
});

interface FailureCase {
  readonly when: string;
  readonly fault: FaultHandler;
  readonly exit: number;
  readonly reason: string;
  /** In seconds. The default is longer than any test. */
  readonly timeout?: number;
}

const FAILURES: readonly FailureCase[] = [
  {
    when: 'the quota is exhausted',
    fault: respond(429, '', { 'Retry-After': '1434' }),
    exit: 5,
    reason: 'hourly quota exhausted; next request in 24 min (15:23)',
  },
  {
    when: 'the server reports an error',
    fault: respond(500),
    exit: 4,
    reason: 'server error from HOST (500)',
  },
  {
    when: 'the server closes the connection',
    fault: ({ socket }) => {
      socket.resetAndDestroy();
      return true;
    },
    exit: 4,
    reason: 'cannot reach HOST: connection reset',
  },
  {
    when: 'the server does not respond',
    fault: () => true,
    exit: 4,
    reason: 'no response from HOST within 0.2 s',
    timeout: 0.2,
  },
  {
    when: 'a captive portal sends its login page',
    fault: respond(200, '<html>'),
    exit: 6,
    reason: 'HTML instead of JSON from URL',
  },
  {
    when: 'a captive portal redirects to its login page',
    fault: respond(302, '', { Location: 'http://login.invalid/?from=here' }),
    exit: 6,
    reason: 'URL redirects to http://login.invalid',
  },
  {
    when: 'a firewall denies access',
    fault: respond(403, '<html>'),
    exit: 7,
    reason: 'HOST denied access (403)',
  },
  {
    when: 'the server requires a key',
    fault: respond(401, '{"detail":"No key."}'),
    exit: 7,
    reason: 'HOST denied access (401: No key.)',
  },
  {
    when: 'the server has no such API',
    fault: respond(404, '{"detail":"Not found."}'),
    exit: 6,
    reason: 'no API at URL',
  },
  {
    when: 'the server has no such page',
    fault: respond(404, '<html>'),
    exit: 6,
    reason: 'HTML instead of JSON from URL',
  },
  { when: 'a response is empty', fault: respond(200), exit: 6, reason: 'empty response from URL' },
  {
    when: 'a response has another format',
    fault: respond(200, '{"login": true}'),
    exit: 6,
    reason: 'unexpected response from URL: count is not a number',
  },
  {
    when: 'a response has an unexpected status',
    fault: respond(511, '<html>'),
    exit: 4,
    reason: 'server error from HOST (511)',
  },
  {
    when: 'a response cannot be decompressed',
    fault: respond(200, '{}', { 'Content-Encoding': 'gzip' }),
    exit: 6,
    reason: 'response is not valid gzip data',
  },
  {
    when: 'the server does not speak HTTP',
    fault: ({ socket }) => {
      socket.end('SSH-2.0-OpenSSH\r\n');
      return true;
    },
    exit: 6,
    reason: 'HOST is not an HTTP server',
  },
  {
    when: 'the server asks to wait',
    fault: respond(503, '', { 'Retry-After': '600' }),
    exit: 4,
    reason: 'server error from HOST (503); next request in 10 min (15:10)',
  },
];

describe.each(FAILURES)('if $when', ({ fault, exit, reason, timeout = 30 }) => {
  const later = { now: TODAY + 3 * HOUR };
  const list = `list --limit 2 --max-age 1h --timeout ${timeout}`;

  test('an old cached response answers, and the reason is printed', async () => {
    const before = await run('list --limit 2');
    api.failWith(fault);
    const after = await run(list, later);
    expect(after).toMatchObject({ exit: 0, stdout: before.stdout });
    const stderr = after.stderr
      .replaceAll(/http:\/\/127\.0\.0\.1:\d+\/\S*?(?=[;:]? |\n)/g, 'URL')
      .replaceAll(new URL(api.url).host, 'HOST');
    expect(stderr).toBe(`showing data from 3 h ago: ${reason}\n`);
  });

  test('the catalogue answers if it is newer than the cached response', async () => {
    await fill('a response and a newer catalogue', async () => {
      await run('list --limit 2');
      await run('sync', { now: TODAY + HOUR });
    });
    api.failWith(fault);
    const { exit, stderr } = await run(list, later);
    expect(exit).toBe(0);
    expect(stderr).toMatch(/^showing data from 2 h ago: /);
  });

  test('the cached response answers if it is newer than the catalogue', async () => {
    await fill('a catalogue and a newer response', async () => {
      await run('sync');
      await run('list --limit 2 --refresh', { now: TODAY + 2 * HOUR });
    });
    api.failWith(fault);
    const { exit, stderr } = await run(list, later);
    expect(exit).toBe(0);
    expect(stderr).toMatch(/^showing data from 1 h ago: /);
  });

  test('a normal catalogue answers a detailed query, and says that details are missing', async () => {
    await fill('a normal catalogue', () => run('sync --mode normal', { now: TODAY + HOUR }));
    api.failWith(fault);
    const { exit: code, stderr } = await run(`${list} --mode detailed --format tsv`, later);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^showing data from 2 h ago: .*\n2 of 2 records without details; run spacecraft sync\n$/,
    );
  });

  test('the command fails with --refresh', async () => {
    await run('list --limit 2');
    api.failWith(fault);
    expect(await run(`${list} --refresh`, later)).toMatchObject({ exit, stdout: '' });
  });

  test('the command fails if only other queries are cached', async () => {
    await run('list --limit 2');
    api.failWith(fault);
    expect(await run(`list --limit 3 --timeout ${timeout}`, later)).toMatchObject({
      exit,
      stdout: '',
    });
  });
});

test('old data does not answer if the API rejects the key', async () => {
  await run('list');
  const later = { now: TODAY + 9 * HOUR };
  expect(await run('list', { ...later, env: { SPACECRAFT_TOKEN: 'wrong' } })).toMatchObject({
    exit: 7,
    stdout: '',
  });
});

test('a spacecraft in the catalogue is shown if a captive portal answers 404', async () => {
  await run('sync');
  api.failWith(respond(404, '<html>'));
  const { exit, stdout } = await run('show 85 --json', { now: TODAY + 9 * HOUR });
  expect(exit).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ id: 85 });
});

test.each<[string, URL | undefined, string]>([
  ['is not set', undefined, 'use --offline'],
  ['is set', new URL(api.url), 'check --api-url, or use --offline'],
])(
  'if --api-url %s, the error for an unusable response gives its advice',
  async (_, apiUrl, advice) => {
    const { signal } = new AbortController();
    const context = processContext({ interruption: signal, onPager: () => {} });
    const options = sourceOptions({ offline: true, ...(apiUrl && { apiUrl }) }, context);
    const result = withSource(options, { ...context, cacheFolder: async () => undefined }, () =>
      Promise.reject(new BadResponseError('HTML')),
    );
    await expect(result).rejects.toThrow(`HTML; ${advice}`);
  },
);

describe('with --offline', () => {
  const offline = { now: TODAY + 2 * DAY };

  /** Returns what stderr says about the source of an answer. */
  async function provenance(line: string): Promise<string[]> {
    api.requests.length = 0;
    const { exit, stderr } = await run(`${line} --offline`, offline);
    expect(exit).toBe(0);
    expect(api.requests).toEqual([]);
    return stderr.split('\n').slice(0, -1);
  }

  test('the catalogue answers, or else a cached response of any age, or else the sample', async () => {
    const list = 'list --limit 3 --format tsv';
    expect(await provenance(list)).toEqual(['offline: from the bundled sample of ten spacecraft']);
    await run(list);
    expect(await provenance(list)).toEqual(['offline: cached 2 d ago']);
    await run('sync');
    expect(await provenance(list)).toEqual(['offline: from the catalogue, synced 2 d ago']);
  });

  test('a cached detailed response is preferred to a catalogue without details', async () => {
    const list = 'list --limit 3 --format tsv --mode detailed';
    await run('sync --mode normal');
    expect(await provenance(list)).toEqual([
      'offline: from the catalogue, synced 2 d ago',
      '3 of 3 records without details; run spacecraft sync',
    ]);
    await run(list);
    expect(await provenance(list)).toEqual(['offline: cached 2 d ago']);
    await run('sync');
    expect(await provenance(list)).toEqual(['offline: from the catalogue, synced 2 d ago']);
  });

  test('the age of the data is printed even if nothing is found', async () => {
    await run('sync');
    expect(await run('show 9999 --offline', offline)).toMatchObject({
      exit: 3,
      stderr:
        'offline: from the catalogue, synced 2 d ago\n' +
        'spacecraft: no spacecraft with id 9999; spacecraft list shows the ids\n',
    });
  });
});
