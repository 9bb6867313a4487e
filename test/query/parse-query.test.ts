import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { readFlags } from '../../src/flags/flag.ts';
import { FILTERS } from '../../src/query/filters.ts';
import { PAGE_FLAGS } from '../../src/query/page-flags.ts';
import { parseQuery } from '../../src/query/parse-query.ts';
import { DEFAULT_QUERY } from '../../src/query/spacecraft-query.ts';

/** Parses flags as given on the command line: `{'--limit': '3'}`. */
function parse(given: Readonly<Record<string, string>>) {
  return parseQuery(readFlags({ ...FILTERS, ...PAGE_FLAGS }, given, {}));
}

describe('parseQuery', () => {
  test('Without flags, a query asks for the first ten spacecraft by id', () => {
    expect(parse({})).toStrictEqual({
      filters: {},
      ordering: [{ field: 'id', descending: false }],
      limit: 10,
      offset: 0,
      mode: 'normal',
    });
    expect(parse({})).toStrictEqual(DEFAULT_QUERY);
  });

  test('All flags together describe one query', () => {
    const query = parse({
      '--status': 'active,12',
      '--in-space': 'true',
      '--placeholder': 'false',
      '--name': 'Soyuz TMA-9',
      '--config': 'Soyuz TMA,38',
      '--agency': 'rfsa',
      '--family': 'soyuz',
      '--type': '2',
      '--search': 'soyuz tma',
      '--ordering': '-flights_count,name',
      '--limit': '250',
      '--offset': '20',
      '--mode': 'detailed',
    });
    expect(query).toStrictEqual({
      filters: {
        status: [1, 12],
        in_space: true,
        is_placeholder: false,
        name: 'Soyuz TMA-9',
        spacecraft_config: ['Soyuz TMA', 38],
        agency: ['rfsa'],
        family: ['soyuz'],
        type: [2],
        search: 'soyuz tma',
      },
      ordering: [
        { field: 'flights_count', descending: true },
        { field: 'name', descending: false },
      ],
      limit: 250,
      offset: 20,
      mode: 'detailed',
    });
  });

  test('--all removes the limit', () => {
    expect(parse({ '--all': 'true', '--offset': '5' })).toStrictEqual({
      ...DEFAULT_QUERY,
      limit: Number.POSITIVE_INFINITY,
      offset: 5,
    });
  });

  test('--all with the value false changes nothing', () => {
    expect(parse({ '--all': 'false', '--limit': '3' })).toStrictEqual({
      ...DEFAULT_QUERY,
      limit: 3,
    });
    expect(parse({ '--all': 'false' })).toStrictEqual(DEFAULT_QUERY);
  });

  test('--all cannot be combined with --limit', () => {
    expect(() => parse({ '--all': 'true', '--limit': '3' })).toThrow(
      new UsageError('--all cannot be combined with --limit'),
    );
  });
});
