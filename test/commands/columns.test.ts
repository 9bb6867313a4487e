/** Columns that read the details of a record, and columns in help. */
import { describe, expect, test } from 'vitest';
import {
  OPTIONAL_SPACECRAFT_COLUMNS,
  SPACECRAFT_COLUMNS,
} from '../../src/view/spacecraft-columns.ts';
import { type HarnessOptions, spacecraft, TODAY } from '../harness.ts';
import { emptyFolder, server } from '../setup.ts';

const api = await server();
const cacheFolder = emptyFolder();

const run = (line: string, options: HarnessOptions = {}) =>
  spacecraft(line.split(' '), { env: { SPACECRAFT_API_URL: api.url }, cacheFolder, ...options });

/** Prints the columns of spacecraft 85, which has these flights. */
async function columnsOf(columns: string, ...flights: readonly object[]): Promise<string> {
  api.transform((body) => ({ ...body, flights }));
  const { exit, stdout } = await run(`show 85 --refresh --format tsv --columns ${columns}`);
  expect(exit).toBe(0);
  return stdout;
}

const flight = (net: string | null, status?: number, precision?: string) => ({
  launch: { net, status: { id: status }, net_precision: precision ? { name: precision } : null },
});

describe('first_flight and last_flight', () => {
  const DATES = 'first_flight,last_flight';

  test('are the dates of the flights that took place', async () => {
    expect(
      await columnsOf(
        DATES,
        flight('2027-01-01T00:00:00Z', 1),
        flight('2010-03-30T02:00:00Z', 4),
        flight('2009-03-30T02:00:00Z', 3),
        flight('2008-03-30T02:00:00Z', 8),
      ),
    ).toBe('2009-03-30\t2010-03-30\n');
  });

  test('are as accurate as the API says', async () => {
    const flights = [flight('1966-11-30T00:00:00Z', 3, 'Month'), flight('1970', 3)];
    expect(await columnsOf(DATES, ...flights)).toBe('1966-11\t1970\n');
  });

  test('need the current time for a status that is not documented', async () => {
    const soon = new Date(TODAY + 3_600_000).toISOString();
    const before = new Date(TODAY - 3_600_000).toISOString();
    expect(await columnsOf(DATES, flight(soon, 99), flight(before, 99))).toBe(
      '2026-11-23\t2026-11-23\n',
    );
    expect(await columnsOf(DATES, flight(soon, 99))).toBe('\t\n');
  });

  test.each<[string, readonly object[]]>([
    ['there is no flight', []],
    ['no date is known', [flight(null, 3), flight('TBD 2', 3), {}]],
  ])('are empty if %s', async (_, flights) => {
    expect(await columnsOf(DATES, ...flights)).toBe('\t\n');
  });
});

describe('country', () => {
  test('is that of the agency', async () => {
    const line = 'show 85 --mode detailed --offline --columns agency,country --format csv';
    expect((await run(line)).stdout).toBe(
      'agency,country\r\nRussian Federal Space Agency (ROSCOSMOS),Russia\r\n',
    );
  });

  test('may be several', async () => {
    const country = ['France', null, 'Italy'].map((name, id) => ({ id, name }));
    api.transform((body) => ({
      ...body,
      spacecraft_config: { id: 1, name: 'Space Rider', agency: { id: 1, name: 'ESA', country } },
    }));
    const { stdout } = await run('show 85 --columns country --format tsv');
    expect(stdout).toBe('France, Italy\n');
  });
});

describe('columns of the configuration', () => {
  test('say so in their heading where it could be the spacecraft', async () => {
    const { stdout } = await run('show 85 --columns maiden_flight,launches,first_flight');
    expect(stdout.split('\n')[0]).toBe(
      'maiden flight (configuration)  launches (configuration)  first flight',
    );
  });
});

describe('columns that need details', () => {
  test.each([
    ['crew', 'crew is empty in 3 of 3 records, which have no details'],
    [
      'name,crew,first_flight',
      'crew and first_flight are empty in 3 of 3 records, which have no details',
    ],
    [
      'country,height,last_flight',
      'country, height and last_flight are empty in 3 of 3 records, which have no details',
    ],
  ])('say why %s is empty, and what to do', async (columns, message) => {
    for (const format of ['table', 'csv', 'json']) {
      const line = `list --limit 3 --columns ${columns} --format ${format}`;
      expect((await run(line)).stderr).toBe(
        `spacecraft: ${message}; use --mode detailed, or run spacecraft sync\n`,
      );
    }
  });

  test('count the records that have none', async () => {
    api.transform((body) => {
      const { results } = body as { results: Record<string, object>[] };
      const [first, ...others] = results;
      const spacecraft_config = { ...first?.['spacecraft_config'], crew_capacity: null };
      return { ...body, results: [{ ...first, spacecraft_config }, ...others] };
    });
    const { stderr } = await run('list --limit 3 --columns crew --format csv');
    expect(stderr).toContain('crew is empty in 2 of 3 records, which have no details;');
    // A path too, if a record has it.
    const path = await run('list --limit 3 --columns spacecraft_config.crew_capacity');
    expect(path.stderr).toContain('spacecraft_config.crew_capacity is empty in 2 of 3 records');
  });

  test('offline, only a sync can help', async () => {
    const { stderr } = await run('list --offline --columns crew');
    expect(stderr).toContain(
      'spacecraft: crew is empty in 10 of 10 records, which have no details; run spacecraft sync\n',
    );
  });

  test('say so when compared', async () => {
    const { stderr } = await run('show 85 601 --offline --compare --columns crew');
    expect(stderr).toContain('crew is empty in 1 of 2 records');
  });

  test.each([
    'list --limit 3 --mode detailed --columns crew,first_flight',
    'show 85 --columns crew,first_flight,country',
    'list --limit 3 --columns +agency,serial',
    'list --limit 3 --name Nobody --columns crew',
  ])('`spacecraft %s` has nothing to say', async (line) => {
    expect((await run(line)).stderr).not.toContain('details');
  });

  test('are filled from a detailed catalogue', async () => {
    await run('sync');
    const { stdout, stderr } = await run('list --limit 1 --columns crew --format tsv');
    expect({ stdout, stderr }).toEqual({ stdout: '3\n', stderr: '' });
  });

  test('say once that the API sent no details', async () => {
    const { stderr } = await run('list --offline --mode detailed --columns crew');
    expect(stderr.match(/details/g)).toHaveLength(1);
  });
});
describe('help columns', () => {
  const ALL = [...SPACECRAFT_COLUMNS, ...OPTIONAL_SPACECRAFT_COLUMNS];

  test('lists every column with what it contains, in one place', async () => {
    const { exit, stdout } = await run('help columns');
    expect(exit).toBe(0);
    const text = stdout.replaceAll(/\s+/g, ' ');
    for (const { name, help } of ALL) expect(text).toContain(` ${name} ${help}`);
    expect(text).toContain('by, id, name, count, in_space, flights_count, time_in_space');
  });

  test('lists those that need details apart', async () => {
    const [, details = ''] = (await run('help columns')).stdout.split('--mode detailed');
    for (const { name, details: field } of ALL) {
      expect({ name, isListed: new RegExp(`^  ${name} `, 'm').test(details) }).toEqual({
        name,
        isListed: field !== undefined,
      });
    }
  });

  test('is named where columns are chosen, or chosen wrongly', async () => {
    expect((await run('list --help')).stdout.replaceAll(/\s+/g, ' ')).toContain(
      'see spacecraft help columns',
    );
    expect((await run('list --columns nam')).stderr).toContain('Valid columns: id, name');
  });
});
