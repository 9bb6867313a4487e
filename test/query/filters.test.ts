import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { flagLabel, readFlags } from '../../src/flags/flag.ts';
import type { SpacecraftSummary } from '../../src/ll2/summary.ts';
import {
  filterMatcher,
  filterParameters,
  filtersBeyondApi,
  isParameter,
  pickFilters,
} from '../../src/query/apply-filters.ts';
import { FILTERS, type Filters } from '../../src/query/filters.ts';
import { configuration, summary, UNKNOWN } from './summary.ts';

const parse = (flag: string, text: string) => readFlags(FILTERS, { [flag]: text }, {});

describe('The value of a filter flag', () => {
  test.each<[flag: string, text: string, filters: object]>([
    ['--status', 'active', { status: [1] }],
    ['--status', 'retired,destroyed,single-use', { status: [2, 3, 4] }],
    ['--status', ' Single_ use , RETIRED ', { status: [4, 2] }],
    ['--status', '12, 0', { status: [12, 0] }],
    ['--status', 'active,Lost Contact', { status: [1, 'Lost Contact'] }],
    ['--in-space', 'true', { in_space: true }],
    ['--in-space', 'false', { in_space: false }],
    ['--placeholder', 'true', { is_placeholder: true }],
    ['--placeholder', 'FALSE', { is_placeholder: false }],
    ['--name', '  Soyuz TMA-9 ', { name: 'Soyuz TMA-9' }],
    ['--config', 'Soyuz MS', { spacecraft_config: ['Soyuz MS'] }],
    ['--config', '38', { spacecraft_config: [38] }],
    ['--agency', ' RFSA , 63,SpaceX ', { agency: ['RFSA', 63, 'SpaceX'] }],
    ['--family', 'Dragon 2,3rd Tug,v7', { family: ['Dragon 2', '3rd Tug', 'v7'] }],
    ['--type', 'capsule', { type: ['capsule'] }],
    ['--search', ' soyuz "tma 9"', { search: ' soyuz "tma 9"' }],
    ['--search', '"" soyuz', { search: '"" soyuz' }],
  ])('%s "%s" is read as %j', (flag, text, filters) => {
    expect(parse(flag, text)).toEqual(filters);
  });

  test.each<[flag: string, text: string, message: string]>([
    ['--status', '', 'expected a non-empty value'],
    ['--status', 'active,', 'expected a non-empty value'],
    ['--status', '99999999999999999999', 'expected a whole number ≥ 0'],
    ['--in-space', 'yes', 'expected true or false'],
    ['--placeholder', '1', 'expected true or false'],
    ['--name', '  ', 'expected a non-empty value'],
    ['--config', '', 'expected a non-empty value'],
    ['--agency', 'RFSA,', 'expected a non-empty value'],
    ['--family', ' , soyuz', 'expected a non-empty value'],
    ['--type', '99999999999999999999', 'expected a whole number ≥ 0'],
    ['--search', '', 'expected at least one search term'],
    ['--search', ' , ', 'expected at least one search term'],
    ['--search', '"" \'\'', 'expected at least one search term'],
  ])('%s "%s" is rejected: %s', (flag, text, message) => {
    expect(() => parse(flag, text)).toThrow(new UsageError(`${flag} ${text}: ${message}`));
  });
});

describe('The declaration of a filter flag', () => {
  test('Every filter is listed under the same heading of help', () => {
    const groups = Object.values(FILTERS).map(({ group }) => group);
    expect(new Set(groups)).toEqual(new Set(['Filter']));
  });

  test('Help shows each flag with its placeholder or negation', () => {
    expect(Object.values(FILTERS).map(flagLabel)).toEqual([
      '--status <status>',
      '--[no-]in-space',
      '--[no-]placeholder',
      '--name <name>',
      '--config <configuration>',
      '--agency <agency>',
      '--country <country>',
      '--family <family>',
      '--type <type>',
      '--[no-]in-use',
      '--[no-]human-rated',
      '--[no-]flown',
      '--search <terms>',
    ]);
  });

  test.each(['agency', 'family', 'type'] as const)(
    'Help says that --%s requires the catalogue',
    (name) => {
      expect(FILTERS[name].help).toMatch(
        /^name,? .*id of .*; requires the catalogue \(spacecraft sync\)$/,
      );
    },
  );

  test.each(['spacecraft_config', 'agency', 'family', 'type'] as const)(
    'Several values of %s are accepted, and the catalogue completes them',
    (name) => {
      expect(FILTERS[name]).toMatchObject({ several: true, completes: name });
    },
  );

  test('The statuses can be completed', () => {
    expect(FILTERS.status).toMatchObject({
      several: true,
      values: ['active', 'retired', 'destroyed', 'single-use'],
    });
  });
});

describe('isParameter', () => {
  test.each(['status', 'in_space', 'is_placeholder', 'name', 'spacecraft_config', 'search'])(
    'The API filters by %s',
    (name) => {
      expect(isParameter(name)).toBe(true);
    },
  );

  test.each(['agency', 'family', 'type', 'ordering', 'in-space', 'toString', ''])(
    'The API does not filter by "%s"',
    (name) => {
      expect(isParameter(name)).toBe(false);
    },
  );
});

describe('pickFilters', () => {
  test('Only the filters that are given are picked, and other flags are not', () => {
    const flags = { status: [1], in_space: false, limit: 5, ordering: [] };
    expect(pickFilters(flags)).toStrictEqual({ status: [1], in_space: false });
  });
});

describe('filterParameters', () => {
  test('Filters are sent as the API spells them, in a fixed order', () => {
    const filters = {
      search: '"soyuz ms" 9,x',
      spacecraft_config: [38],
      name: 'Soyuz TMA-9',
      is_placeholder: false,
      in_space: true,
      status: [2],
    };
    expect(filterParameters(filters)).toEqual([
      ['status', '2'],
      ['in_space', 'true'],
      ['is_placeholder', 'false'],
      ['name', 'Soyuz TMA-9'],
      ['spacecraft_config', '38'],
      ['search', '"soyuz ms" 9,x'],
    ]);
  });

  test.each<[title: string, filters: Filters]>([
    ['Without filters', {}],
    ['With several statuses', { status: [1, 2] }],
    ['With several configurations', { spacecraft_config: [1, 2] }],
    ['With an agency, a family and a type', { agency: [1], family: [2], type: [3] }],
  ])('%s, no parameter is sent', (_, filters) => {
    expect(filterParameters(filters)).toEqual([]);
  });
});

describe('filtersBeyondApi', () => {
  test('The API can express single values', () => {
    const filters = {
      status: [1],
      in_space: true,
      is_placeholder: false,
      name: 'Soyuz TMA-9',
      spacecraft_config: [38],
      search: 'soyuz',
    };
    expect(filtersBeyondApi(filters)).toEqual([]);
  });

  test('Filters that only the catalogue knows, and several values, are named as flags', () => {
    const filters = { type: [1], family: [1, 2], agency: [3], status: [1, 2], name: 'Soyuz TMA-9' };
    expect(filtersBeyondApi(filters)).toEqual([
      '--status with several values',
      '--agency',
      '--family',
      '--type',
    ]);
    expect(filtersBeyondApi({ spacecraft_config: [1, 2] })).toEqual([
      '--config with several values',
    ]);
  });
});

describe('filterMatcher', () => {
  const dragon = {
    spacecraft_config: configuration({
      id: 6,
      name: 'Dragon 2',
      agency: { id: 121, name: 'SpaceX' },
      family: [
        { id: 20, name: 'Dragon' },
        { id: 21, name: 'Crew' },
      ],
      type: { id: 9, name: 'Cargo' },
    }),
  };
  const bare = {
    spacecraft_config: configuration({ id: 6, agency: null, family: [], type: null }),
  };

  test.each<[filters: Filters, matching: object, others: object[]]>([
    [
      { status: [2] },
      { status: { id: 2, name: 'Retired' } },
      [{ status: { id: 1, name: 'Active' } }, { status: null }],
    ],
    [{ status: [3, 2] }, { status: { id: 2, name: 'Retired' } }, [{ status: { id: 1, name: '' } }]],
    [{ in_space: true }, { in_space: true }, [{ in_space: false }, { in_space: null }]],
    [{ in_space: false }, { in_space: false }, [{ in_space: true }, { in_space: null }]],
    [
      { is_placeholder: true },
      { is_placeholder: true },
      [{ is_placeholder: false }, { is_placeholder: null }],
    ],
    [
      { is_placeholder: false },
      { is_placeholder: false },
      [{ is_placeholder: true }, { is_placeholder: null }],
    ],
    [
      { name: 'Endeavour' },
      { name: 'Endeavour' },
      [{ name: 'endeavour' }, { name: 'Endeavour 2' }],
    ],
    [{ spacecraft_config: [6] }, dragon, [{}, { spacecraft_config: null }]],
    [{ spacecraft_config: [5, 6] }, dragon, [{}]],
    [{ agency: [121] }, dragon, [{}, bare, { spacecraft_config: null }]],
    [{ agency: [1, 121] }, dragon, [{}]],
    [{ family: [21] }, dragon, [{}, bare, { spacecraft_config: null }]],
    [{ family: [20, 1] }, dragon, [{}]],
    [{ type: [9] }, dragon, [{}, bare, { spacecraft_config: null }]],
    [{ type: [9, 1] }, dragon, [{}]],
    [{ search: 'dragon tma' }, dragon, [{}, { ...dragon, name: 'Endeavour' }]],
  ])('The filters %j match only such spacecraft', (filters, matching, others) => {
    const matches = filterMatcher(filters);
    expect(matches(summary(matching))).toBe(true);
    for (const other of others) expect(matches(summary(other))).toBe(false);
  });

  test('A spacecraft must match all filters', () => {
    const matches = filterMatcher({ status: [1], in_space: true, agency: [63] });
    const matching: Partial<SpacecraftSummary> = { in_space: true };
    expect(matches(summary(matching))).toBe(true);
    expect(matches(summary({ ...matching, in_space: false }))).toBe(false);
    expect(matches(summary({ ...matching, ...dragon }))).toBe(false);
    expect(matches(summary({ ...matching, status: { id: 2, name: 'Retired' } }))).toBe(false);
  });

  test('Without filters every spacecraft matches', () => {
    expect(filterMatcher({})(UNKNOWN)).toBe(true);
  });
});
