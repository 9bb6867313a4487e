/** Every fixture is what its note says, and passes the gate that the API's answers pass. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { validate } from '../src/api/validate.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures');
const url = new URL('https://ll.thespacedevs.com/2.3.0/spacecraft/');
const parse = (file: string): unknown => JSON.parse(readFileSync(join(FIXTURES, file), 'utf8'));

test('the captured page', () => {
  const page = validate('spacecraftPage', parse('list-page-offset-500.json'), url);
  expect(page.count).toBe(590);
  expect(page.results).toHaveLength(10);
});

test('the detailed record agrees with the captured one in all that both tell', () => {
  const detailed = validate('spacecraft', parse('spacecraft-85-detailed.json'), url);
  const page = validate('spacecraftPage', parse('list-page-offset-500.json'), url);
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

test('there is a note on each', () => {
  const note = readFileSync(join(FIXTURES, 'README.md'), 'utf8');
  const unnamed = readdirSync(FIXTURES).filter(
    (file) => file !== 'README.md' && !note.includes(file),
  );
  expect(unnamed).toEqual([]);
});
