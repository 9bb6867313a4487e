/** Answers that are kept, and what serves when the API does not answer. */
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { spacecraft, TODAY, type WorldOptions } from '../harness.ts';
import { type LaunchLibrary, launchLibrary, type Trouble } from '../loopback/launch-library.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let api: LaunchLibrary;
let cacheFolder: string;
beforeEach(async () => {
  api = await launchLibrary({ token: 'the-one-key-there-is', now: () => TODAY });
  cacheFolder = join(mkdtempSync(join(tmpdir(), 'spacecraft-')), 'deep', 'er');
});
afterEach(async () => {
  await api.close();
  rmSync(join(cacheFolder, '../..'), { recursive: true, force: true });
});

const run = (line: string, options: WorldOptions = {}) =>
  spacecraft([...line.split(' '), '--api-url', api.url], { cacheFolder, ...options });

const requests = () => api.requests.length;

describe('an answer that is kept', () => {
  test('serves the same question without a request', async () => {
    const first = await run('list');
    const second = await run('list', { now: TODAY + 12 * MINUTE });
    expect(second).toEqual(first);
    expect(requests()).toBe(1);
  });

  test('says its age at a terminal', async () => {
    await run('list --json');
    const { stderr } = await run('list --json', { now: TODAY + 12 * MINUTE, errorTerminal: 80 });
    expect(stderr).toBe('kept 12 min ago\n10 of 607 spacecraft · next: --offset 10\n');
  });

  test.each<[string, number, number]>([
    ['list', 6 * HOUR - 1, 1],
    ['list', 6 * HOUR, 2],
    ['list --max-age 90s', 89_999, 1],
    ['list --max-age 90s', 90_000, 2],
    ['list --max-age 30m', 30 * MINUTE, 2],
    ['list --max-age 2d', 47 * HOUR, 1],
    ['list --max-age 0', 0, 2],
    ['list --refresh', 0, 2],
    // The clock was put back: how old it is, nobody knows.
    ['list', -HOUR, 2],
  ])('%s after %i ms: %i requests in all', async (line, age, expected) => {
    await run(line);
    await run(line, { now: TODAY + age });
    expect(requests()).toBe(expected);
  });

  test('serves as long as SPACECRAFT_MAX_AGE says', async () => {
    const env = { SPACECRAFT_MAX_AGE: '1d' };
    await run('list', { env });
    await run('list', { env, now: TODAY + 23 * HOUR });
    expect(requests()).toBe(1);
  });

  test('of one craft serves both modes: the API sends the same record', async () => {
    await run('show 85');
    await run('show 85 --mode detailed');
    await run('show 86 --mode detailed');
    await run('show 86');
    expect(requests()).toBe(2);
  });

  test('of the configurations serves every name', async () => {
    await run('list --config soyuz');
    await run('list --config gemini');
    expect(requests()).toBe(3);
  });

  test('is not made of a 404 or an error', async () => {
    await run('show 9999');
    await run('show 9999');
    expect(requests()).toBe(2);
    api.failWith((_, response) => {
      response.end('<html>');
      return true;
    });
    await run('list');
    api.failWith(undefined);
    expect(await run('list')).toMatchObject({ exit: 0 });
    expect(requests()).toBe(4);
  });

  test('is for its owner alone, and the key is not in it', async () => {
    await run('list', { env: { SPACECRAFT_TOKEN: 'the-one-key-there-is' } });
    expect(statSync(cacheFolder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(cacheFolder)) {
      expect(statSync(join(cacheFolder, name)).mode & 0o777).toBe(0o600);
      expect(readFileSync(join(cacheFolder, name), 'utf8')).not.toContain('the-one-key');
    }
  });

  describe('goes when there are too many or too large ones, the oldest first', () => {
    /** So many files as answers are kept in, the first the oldest: as many minutes ago as there are. */
    const filled = async (count: number, bytes: number) => {
      await run('list');
      const [answer = ''] = readdirSync(cacheFolder);
      const names = Array.from(
        { length: count },
        (_, index) => `answer-${index.toString(16).padStart(8, '0')}.ndjson`,
      );
      for (const [index, name] of names.entries()) {
        const path = join(cacheFolder, name);
        writeFileSync(path, '');
        truncateSync(path, bytes);
        const written = (Date.now() - (count - index) * MINUTE) / 1000;
        utimesSync(path, written, written);
      }
      rmSync(join(cacheFolder, answer));
      return names;
    };

    test('more than 300', async () => {
      const names = await filled(305, 10);
      writeFileSync(join(cacheFolder, 'catalogue-of-mine'), 'no answer, and not counted');
      await run('list');
      const left = readdirSync(cacheFolder);
      expect(left).toHaveLength(301);
      expect(names.filter((name) => !left.includes(name))).toEqual(names.slice(0, 6));
      api.requests.length = 0;
      await run('list');
      expect(requests()).toBe(0);
    });

    test('300 stay', async () => {
      await filled(299, 10);
      await run('list');
      expect(readdirSync(cacheFolder)).toHaveLength(300);
    });

    test('more than 128 MiB of them', async () => {
      const names = await filled(5, 32 * 1024 * 1024);
      await run('list');
      const left = readdirSync(cacheFolder);
      expect(names.filter((name) => !left.includes(name))).toEqual(names.slice(0, 2));
      expect(left).toHaveLength(4);
    });
  });
});

const TROUBLES: Readonly<Record<string, { trouble: Trouble; reason: string; exit: number }>> = {
  'the quota is used up': {
    trouble: (_, response) => {
      response.writeHead(429, { 'Retry-After': '1434' }).end();
      return true;
    },
    reason: 'the hourly quota is used up, next request in 24 min, at 15:23',
    exit: 5,
  },
  'the server is in trouble': {
    trouble: (_, response) => {
      response.writeHead(500).end();
      return true;
    },
    reason: 'HOST has trouble answering (500)',
    exit: 4,
  },
  'the connection breaks': {
    trouble: (request) => {
      request.socket.resetAndDestroy();
      return true;
    },
    reason: 'HOST cannot be reached: it broke off the connection',
    exit: 4,
  },
  'the server hangs': {
    trouble: () => true,
    reason: 'HOST did not answer within 0.2 s',
    exit: 4,
  },
};

describe.each(Object.entries(TROUBLES))('when %s', (when, { trouble, reason, exit }) => {
  const later = { now: TODAY + 3 * HOUR };
  // Short only where nothing comes in time anyway.
  const timeout = when === 'the server hangs' ? 0.2 : 30;
  const line = `list --limit 2 --max-age 1h --timeout ${timeout}`;

  test('the kept answer serves, and the reason is told, terminal or not', async () => {
    const before = await run('list --limit 2');
    api.failWith(trouble);
    const after = await run(line, later);
    expect(after).toMatchObject({ exit: 0, stdout: before.stdout });
    expect(after.stderr.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST')).toBe(
      `showing data from 3 h ago: ${reason}\n2 of 607 spacecraft · next: --offset 2\n`,
    );
  });

  test('the catalogue serves where it is the newest', async () => {
    await run('list --limit 2');
    await run('sync', { now: TODAY + HOUR });
    api.failWith(trouble);
    const { exit, stderr } = await run(line, later);
    expect(exit).toBe(0);
    expect(stderr).toMatch(/^showing data from 2 h ago: /);
  });

  test('the kept answer serves where it is newer than the catalogue', async () => {
    await run('sync');
    await run('list --limit 2 --refresh', { now: TODAY + 2 * HOUR });
    api.failWith(trouble);
    expect((await run(line, later)).stderr).toMatch(/^showing data from 1 h ago: /);
  });

  test('it is an error with --refresh, and where nothing is kept', async () => {
    await run('list --limit 2');
    api.failWith(trouble);
    expect(await run(`${line} --refresh`, later)).toMatchObject({ exit, stdout: '' });
    expect(await run(`list --limit 3 --timeout ${timeout}`, later)).toMatchObject({
      exit,
      stdout: '',
    });
  });
});

test('a refusal is no reason to show old data: the key is wrong, the question is wrong', async () => {
  await run('list');
  const later = { now: TODAY + 9 * HOUR };
  expect(await run('list', { ...later, env: { SPACECRAFT_TOKEN: 'wrong' } })).toMatchObject({
    exit: 7,
  });
});

describe('--offline', () => {
  test('answers from the catalogue, else from what is kept, else from the sample, and says which', async () => {
    const offline = { now: TODAY + 48 * HOUR };
    const firstLine = async () =>
      (await run('list --offline --limit 3', offline)).stderr.split('\n')[0];
    expect(await firstLine()).toBe('offline: from the bundled sample of ten spacecraft');
    await run('list --limit 3');
    expect(await firstLine()).toBe('offline: kept 2 d ago');
    await run('sync');
    expect(await firstLine()).toBe('offline: from the catalogue, synced 2 d ago');
    expect(requests()).toBe(8);
  });

  test('says how old it is also where it finds nothing', async () => {
    await run('sync');
    expect(await run('show 9999 --offline', { now: TODAY + 48 * HOUR })).toMatchObject({
      exit: 3,
      stderr:
        'offline: from the catalogue, synced 2 d ago\n' +
        'spacecraft: there is no spacecraft with the id 9999: spacecraft list shows the ids\n',
    });
  });

  test('says where detail was asked for and is not at hand', async () => {
    await run('sync');
    const { exit, stderr } = await run('show 300 --mode detailed --offline');
    expect(exit).toBe(0);
    expect(stderr).toBe(
      'offline: from the catalogue, synced just now\n1 of 1 records are not detailed ones\n',
    );
  });
});

describe('quota', () => {
  const env = { SPACECRAFT_TOKEN: 'the-one-key-there-is' };

  test('tells what is used and left, and costs nothing', async () => {
    await api.close();
    api = await launchLibrary({ quota: 15, now: () => TODAY, token: 'the-one-key-there-is' });
    await run('list');
    expect((await run('quota')).stdout).toMatchSnapshot();
    expect((await run('quota', { env })).stdout).toMatchSnapshot();
    expect(requests()).toBe(1);
  });

  test('tells when the next request is allowed', async () => {
    await api.close();
    api = await launchLibrary({ quota: 1, now: () => TODAY });
    await run('list');
    expect((await run('quota')).stdout).toContain('Next request  in 60 min, at 13:00');
  });

  test('in json has the names of the API, and neither address nor key', async () => {
    const { stdout } = await run('quota --json', { env });
    expect(JSON.parse(stdout)).toEqual({
      your_request_limit: expect.any(Number),
      limit_frequency_secs: 3600,
      current_use: 0,
      next_use_secs: 0,
      key: true,
    });
  });

  test('in rows and columns', async () => {
    await api.close();
    api = await launchLibrary({ quota: 15, now: () => TODAY });
    await run('list');
    expect((await run('quota --format tsv')).stdout).toBe('1\t15\t0\t3600\tfalse\n');
    expect((await run('quota --format markdown')).stdout).toContain('| 15 ');
  });

  test('of another window than an hour', async () => {
    const throttle = {
      your_request_limit: 5,
      limit_frequency_secs: 60,
      current_use: 7,
      next_use_secs: 0,
    };
    api.failWith((_, response) => {
      response.end(JSON.stringify({ ...throttle, ident: '203.0.113.7' }));
      return true;
    });
    const { stdout } = await run('quota');
    expect(stdout).toContain('7 of 5 requests in 60 s');
    expect(stdout).toMatch(/Left +0\n/);
  });

  test('is not known where the server has none', async () => {
    api.failWith((_, response) => {
      response.writeHead(404).end('{"detail":"Not found."}');
      return true;
    });
    const { exit, stdout, stderr } = await run('quota');
    expect({ exit, stdout }).toEqual({ exit: 6, stdout: '' });
    expect(stderr).toMatch(/^spacecraft: there is no quota at http:.*: is --api-url right\?\n$/);
  });

  test('may come as a list, as the schema says', async () => {
    api.failWith((_, response) => {
      const throttle = {
        your_request_limit: 15,
        limit_frequency_secs: 3600,
        current_use: 4,
        next_use_secs: 0,
      };
      response.end(JSON.stringify([{ ...throttle, ident: '203.0.113.7' }]));
      return true;
    });
    const { exit, stdout } = await run('quota');
    expect(exit).toBe(0);
    expect(stdout).toContain('4 of 15 requests an hour');
    expect(stdout).not.toContain('203.0');
  });
});

describe('cache', () => {
  test('info tells what is kept, and where', async () => {
    await run('list');
    await run('sync');
    const options = { now: TODAY + 2 * HOUR };
    const { stdout } = await run2('cache info', options);
    expect(
      stdout
        .replace(cacheFolder, 'FOLDER')
        .replace(/\d+\.\d [kM]B/, 'SIZE')
        .replace(/:\d+,/, ':PORT,'),
    ).toMatchSnapshot();
    expect(JSON.parse((await run2('cache info --json', options)).stdout)).toEqual({
      folder: cacheFolder,
      bytes: expect.any(Number),
      catalogues: [
        {
          api: `${api.url}/`,
          mode: 'normal',
          count: 607,
          synced_at: new Date(TODAY).toISOString(),
        },
      ],
      cached_responses: 1,
    });
  });

  test('info in rows and columns', async () => {
    await run('list');
    expect((await run2('cache info --format tsv')).stdout).toMatch(/^\S+\t\d+\t\[\]\t1\n$/);
    expect((await run2('cache info --format markdown')).stdout).toContain(cacheFolder);
  });

  test('info tells sizes in the unit that suits them', async () => {
    await run('list');
    const [answer = ''] = readdirSync(cacheFolder);
    for (const [bytes, size] of [
      [999, '999 bytes'],
      [1_000, '1.0 kB'],
      [1_000_000, '1.0 MB'],
    ] as const) {
      truncateSync(join(cacheFolder, answer), bytes);
      expect((await run2('cache info')).stdout).toMatch(new RegExp(`Size +${size}\\n`));
    }
  });

  test('clear removes it, and nothing else', async () => {
    await run('list');
    await run('sync');
    writeFileSync(join(cacheFolder, 'mine.txt'), 'precious');
    const { exit, stderr } = await run2('cache clear');
    expect(exit).toBe(0);
    expect(stderr).toMatch(/^cleared \d+\.\d [kM]B\n$/);
    expect(readdirSync(cacheFolder)).toEqual(['mine.txt']);
  });

  test('of a folder that is not there yet', async () => {
    expect(await run2('cache info')).toMatchObject({ exit: 0, stderr: '' });
    expect(await run2('cache clear')).toMatchObject({ exit: 0, stderr: 'cleared 0 bytes\n' });
  });

  test('of a user who has no folder', async () => {
    const { exit, stdout } = await spacecraft(['cache', 'info', '--json']);
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ folder: null, bytes: 0, cached_responses: 0 });
  });

  const run2 = (line: string, options: WorldOptions = {}) =>
    spacecraft(line.split(' '), { cacheFolder, ...options });
});
