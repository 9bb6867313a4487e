/** Runs every example command of the README. */
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { durationSeconds } from '../../src/ll2/iso-duration.ts';
import { EXECUTABLE, environment, shell } from '../executable.ts';
import { type LaunchLibrary, launchLibrary } from '../loopback/launch-library.ts';
import { SPACE_STATIONS } from '../loopback/space-stations.ts';
import { sharedFolder } from '../setup.ts';

/** What the results of examples are compared with. */
interface SentSpacecraft {
  readonly id: number;
  readonly name: string;
  readonly in_space: boolean;
  readonly status: { readonly name: string };
  readonly time_in_space: string | null;
  readonly flights_count: number | null;
  readonly mission_ends_count: number | null;
  readonly flights: readonly { readonly mission_end: string | null }[];
  readonly spacecraft_config: {
    readonly family: readonly { readonly name: string }[];
    readonly agency: { readonly country: readonly { readonly alpha_2_code: string }[] };
  };
}

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');

const lines = [...readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
  .flatMap(([, block = '']) => block.replaceAll(/\\\n\s*/g, '').split('\n'))
  .map((line) => line.replace(/\s+#.*$/, ''))
  .filter((line) => /^spacecraft\b|; spacecraft\b/.test(line));

let api: LaunchLibrary;
const home = sharedFolder();
beforeAll(async () => {
  api = await launchLibrary({ quota: 15 });
});
afterAll(() => api.close());

test('the README contains examples', () => {
  expect(lines.length).toBeGreaterThan(12);
});

test.each(lines)('the README example `%s` succeeds', async (line) => {
  const env = {
    HOME: home,
    SPACECRAFT_CACHE_DIR: join(home, 'cache'),
    SPACECRAFT_API_URL: api.url,
  };
  const { code, stderr } = await shell(`cd "$HOME"; ${line}`, env);
  expect({ line, code, stderr }).toMatchObject({ code: 0 });
});

describe('the result of', () => {
  const run = (line: string) =>
    shell(`cd "$HOME"; ${line}`, {
      HOME: home,
      SPACECRAFT_CACHE_DIR: join(home, 'cache'),
      SPACECRAFT_API_URL: api.url,
    });

  /** Runs the only example that contains this text. */
  async function resultOf(text: string): Promise<string[]> {
    const [line, ...others] = lines.filter((each) => each.includes(text));
    expect(others).toEqual([]);
    const { code, stdout } = await run(line ?? '');
    expect(code).toBe(0);
    return stdout.trimEnd().split('\n');
  }

  /** The spacecraft that the server has, by id. */
  let records: readonly SentSpacecraft[];
  beforeAll(async () => {
    const { stdout } = await run('spacecraft list --all --format ndjson --mode detailed');
    records = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records).toHaveLength(607);
  });
  const inSpace = () => records.filter(({ in_space }) => in_space);
  const ofFamily = (family: string) =>
    records.filter(({ spacecraft_config: config }) =>
      config.family.some(({ name }) => name === family),
    );
  const durationOrder = ({ time_in_space: time }: SentSpacecraft) =>
    durationSeconds(time ?? '') ?? 0;

  test('every Soyuz', async () => {
    expect(await resultOf('list --family soyuz')).toHaveLength(ofFamily('Soyuz').length + 1);
  });

  test('the names of everything in space', async () => {
    expect(await resultOf('jq -r .name')).toEqual(inSpace().map(({ name }) => name));
  });

  test('everything that another command found', async () => {
    const statuses = inSpace().map(({ status }) => JSON.stringify(status.name));
    expect((await resultOf('show -')).sort()).toEqual(statuses.sort());
  });

  test('the flights in progress', async () => {
    const ids = (await resultOf('flights --in-flight --all'))
      .slice(1)
      .map((row) => parseInt(row, 10));
    const flying = inSpace().filter(({ flights }) => flights.some((flight) => !flight.mission_end));
    expect(ids.sort((a, b) => a - b)).toEqual(flying.map(({ id }) => id));
  });

  test('the spreadsheet of US spacecraft', async () => {
    await resultOf('> us.csv');
    const { data } = parse<Record<string, string>>(
      readFileSync(join(home, 'us.csv'), 'utf8').trimEnd(),
      { header: true },
    );
    const american = records.filter(({ spacecraft_config: { agency } }) =>
      agency.country.some(({ alpha_2_code }) => alpha_2_code === 'US'),
    );
    expect(data.map(({ id }) => Number(id)).sort((a, b) => a - b)).toEqual(
      american.map(({ id }) => id),
    );
    const days = data.map(({ time_in_space }) => Number(time_in_space));
    expect(days.toSorted((a, b) => b - a)).toEqual(days);
    expect(days[0]).toBeCloseTo(Math.max(...american.map(durationOrder)) / 86_400, 2);
  });

  test('the longest times in space for a wiki', async () => {
    const longest = records.toSorted((a, b) => durationOrder(b) - durationOrder(a)).slice(0, 5);
    const rows = (await resultOf('--format markdown')).slice(2);
    expect(rows.map((row) => row.split('|')[1]?.trim())).toEqual(longest.map(({ name }) => name));
  });

  test('how many Soyuz have flown', async () => {
    // A record may lack the count of flights, or their list.
    const flown = ofFamily('Soyuz').filter(
      ({ flights, flights_count, mission_ends_count, in_space }) =>
        in_space || flights.length + (flights_count ?? 0) + (mission_ends_count ?? 0) > 0,
    );
    expect((await resultOf('--flown')).join('\n')).toMatch(
      new RegExp(`^  Count +${flown.length} `, 'm'),
    );
  });

  test('what is docked at the International Space Station', async () => {
    const [station] = SPACE_STATIONS.filter(({ name }) => name.startsWith('International'));
    const docked = station?.ports.filter((port) => port.docked) ?? [];
    expect(await resultOf('docked --station iss')).toHaveLength(docked.length + 1);
  });
});

describe('the recipe for Excel', () => {
  const recipe = lines.find((line) => line.includes('printf'));
  const shells = ['bash', 'dash', 'zsh'].filter(
    (name) => spawnSync(name, ['-c', 'exit 0']).status === 0,
  );

  test.each(shells)('writes one byte order mark in %s, whatever the locale', async (name) => {
    const script = `cd "$HOME"; spacecraft() { "${process.execPath}" "${EXECUTABLE}" "$@"; }; ${recipe}`;
    const env = {
      HOME: home,
      SPACECRAFT_API_URL: api.url,
      SPACECRAFT_CACHE_DIR: join(home, 'cache'),
    };
    for (const LC_ALL of ['C', 'C.UTF-8']) {
      await promisify(execFile)(name, ['-c', script], { env: environment({ ...env, LC_ALL }) });
      const bytes = readFileSync(join(home, 'us-excel.csv'));
      expect(bytes.subarray(0, 6).toString('latin1')).toBe('\u00ef\u00bb\u00bfid,');
      expect(bytes.toString().match(/\ufeff/g)).toHaveLength(1);
    }
  });
});

test('all README examples together stay within the hourly quota', () => {
  expect(api.requests.length).toBeLessThanOrEqual(15);
});

test('every README picture exists, in a light and a dark version', () => {
  const pictures = [...readme.matchAll(/\.github\/screenshots\/[a-z]+-(?:light|dark)\.svg/g)].map(
    ([path]) => path,
  );
  expect(new Set(pictures).size).toBe(8);
  for (const path of pictures) {
    expect(readFileSync(join(import.meta.dirname, '../..', path), 'utf8')).toMatch(
      /^<svg [\s\S]*<text /,
    );
  }
});
