/** Fixtures are valid responses of the API, and as fixtures/README.md describes them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { validate } from '../src/api/validate.ts';
import { entryOfRecord } from '../src/ll2/entry.ts';

const FOLDER = join(import.meta.dirname, '../fixtures');
const URL_IN_MESSAGES = new URL('https://ll.example/');
const LIST = 'list-page-offset-500.json';
const DETAILED = 'spacecraft-85-detailed.json';
const readFixture = (file: string): unknown => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));

test('the captured page is a valid page of 10 spacecraft', () => {
  const page = validate('spacecraftPage', readFixture(LIST), URL_IN_MESSAGES);
  expect(page.count).toBe(590);
  expect(page.results).toHaveLength(10);
});

test('the detailed record has the same values as the captured one in their common fields', () => {
  const raw = validate('spacecraft', readFixture(DETAILED), URL_IN_MESSAGES);
  const { record: detailed, ignored } = entryOfRecord(raw);
  expect(ignored).toEqual([]);
  const page = validate('spacecraftPage', readFixture(LIST), URL_IN_MESSAGES);
  const normal = page.results.find(({ id }) => id === 85);
  const { response_mode, spacecraft_config } = detailed;
  expect(detailed).toEqual({
    ...normal,
    response_mode,
    url: expect.stringMatching(/\/spacecraft\/85\/$/),
    spacecraft_config,
    flights: detailed.flights,
  });
  expect(detailed.spacecraft_config).toMatchObject({ id: 40, name: 'Soyuz TMA' });
  expect(detailed.flights).toHaveLength(detailed.flights_count ?? 0);
});

test('README.md describes each fixture', () => {
  const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');
  const undescribed = readdirSync(FOLDER).filter(
    (file) => file !== 'README.md' && !readme.includes(file),
  );
  expect(undescribed).toEqual([]);
});
