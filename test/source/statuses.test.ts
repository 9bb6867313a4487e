/** Statuses that are not documented, but occur in the catalogue. */
import { beforeAll, describe, expect, test } from 'vitest';
import { respond } from '../faults/fault.ts';
import { type HarnessOptions, spacecraft } from '../harness.ts';
import { server, sharedFolder } from '../setup.ts';

const api = await server();
const cacheFolder = sharedFolder();

const RECORDS = [
  { id: 1, name: 'One', status: { id: 1, name: 'Active' } },
  { id: 2, name: 'Two', status: { id: 5, name: 'Lost Contact' } },
  { id: 3, name: 'Three', status: { id: 6, name: 'Perdu à jamais' } },
  { id: 4, name: 'Four', status: null },
];

const run = (argv: readonly string[], options: HarnessOptions = { cacheFolder }) =>
  spacecraft([...argv, '--api-url', api.url], options);

beforeAll(async () => {
  const body = { count: RECORDS.length, next: null, previous: null, results: RECORDS };
  api.failWith(respond(200, JSON.stringify(body)));
  expect(await run(['sync'])).toMatchObject({ exit: 0 });
});

async function ids(...argv: string[]): Promise<string> {
  const { exit, stdout, stderr } = await run([...argv, '-q']);
  expect({ exit, requests: api.requests }).toEqual({ exit: 0, requests: [] });
  expect(stderr.replace(/^offline: .*\n/, '')).toBe('');
  return stdout.trim().replaceAll('\n', ',');
}

describe('--status with a catalogue', () => {
  test.each([
    ['lost contact', '2'],
    ['Lost-Contact', '2'],
    ['LOST_CONTACT', '2'],
    ['active,lost contact', '1,2'],
    ['5,perdu a jamais', '2,3'],
    ['single use', ''],
    ['77,lost contact', '2'],
  ])('accepts %s', async (status, expected) => {
    expect(await ids('list', '--status', status)).toBe(expected);
    expect(await ids('list', '--status', status, '--offline')).toBe(expected);
  });

  test.each([
    ['lost contcat', 'did you mean lost-contact?'],
    ['actve', 'did you mean active?'],
    [
      'xyzzy',
      'valid values: active, retired, destroyed, single-use, lost-contact, perdu-à-jamais, or a status id',
    ],
    // A part of a name is not a name, as for documented statuses.
    ['lost', 'valid values: active'],
  ])('rejects %s: %s', async (status, message) => {
    for (const flags of [[], ['--offline'], ['--curl']]) {
      const { exit, stdout, stderr } = await run(['list', '--status', status, ...flags]);
      expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
      expect(stderr.toLowerCase()).toContain(message);
      expect(stderr).toContain(`--status ${status}: `);
    }
    expect(api.requests).toEqual([]);
  });

  test('is understood by search, stats and --curl', async () => {
    expect(await ids('search', 'two', '--status', 'lost contact')).toBe('2');
    const { stdout } = await run(['stats', '--status', 'lost contact', '--json']);
    expect(JSON.parse(stdout).count).toBe(1);
    expect((await run(['list', '--curl', '--status', 'lost-contact'])).stdout).toContain(
      'status=5',
    );
  });

  test('is completed', async () => {
    const { stdout } = await spacecraft(
      ['completion-server', 'bash', 'spacecraft list --status l', ''],
      { cacheFolder, env: { SPACECRAFT_API_URL: api.url } },
    );
    expect(stdout).toBe('lost-contact\n');
  });
});

describe('--status without a catalogue', () => {
  test.each([[], ['--offline'], ['--curl']])(
    'rejects other names without a request %j',
    async (...flags) => {
      const { exit, stderr } = await run(['list', '--status', 'lost contact', ...flags], {});
      expect(exit).toBe(2);
      expect(stderr).toMatch(
        /valid values: active, retired, destroyed, single-use, or a status id; other names require the catalogue \(spacecraft sync\)\n$/,
      );
      expect(api.requests).toEqual([]);
    },
  );

  test('stats rejects other names in the same way', async () => {
    const { exit, stderr } = await run(['stats', '--status', 'lost contact'], {});
    expect(exit).toBe(2);
    expect(stderr).toContain('other names require the catalogue (spacecraft sync)');
  });
});
