import { describe, expect, test } from 'vitest';
import { InvalidValueError } from '../../src/flags/flag.ts';
import type { SpacecraftSummary } from '../../src/ll2/summary.ts';
import {
  BY_ID,
  compareBy,
  isOrderingBeyondApi,
  orderingFlag,
  orderingParameter,
  withTieBreaker,
} from '../../src/query/ordering.ts';
import { summary } from './summary.ts';

const parse = orderingFlag.parse;

describe('--ordering', () => {
  test('A field orders ascending', () => {
    expect(parse('flights_count')).toEqual([{ field: 'flights_count', descending: false }]);
  });

  test('A field after a minus sign orders descending', () => {
    expect(parse('-name')).toEqual([{ field: 'name', descending: true }]);
  });

  test('Several fields are separated by commas, and spaces around them are ignored', () => {
    expect(parse(' time_docked , -mission_ends_count,id')).toEqual([
      { field: 'time_docked', descending: false },
      { field: 'mission_ends_count', descending: true },
      { field: 'id', descending: false },
    ]);
  });

  test('All fields can be completed in both directions', () => {
    expect(orderingFlag.values).toEqual([
      'flights_count',
      '-flights_count',
      'id',
      '-id',
      'mission_ends_count',
      '-mission_ends_count',
      'time_docked',
      '-time_docked',
      'time_in_space',
      '-time_in_space',
      'name',
      '-name',
    ]);
  });

  test('Help names all fields and the default', () => {
    expect(orderingFlag.help).toBe(
      'flights_count, id, mission_ends_count, time_docked, time_in_space, name, or columns: flights, docked, mission_ends; prefix with - for descending; separate several with commas; name requires the catalogue (default: id)',
    );
  });

  const fields = 'flights_count, id, mission_ends_count, time_docked, time_in_space, name';
  test.each([
    ['nmae', `did you mean name? Valid values: ${fields}; prefix with - for descending`],
    ['status', `valid values: ${fields}; prefix with - for descending`],
    ['Name', `did you mean name? Valid values: ${fields}; prefix with - for descending`],
    ['--id', `did you mean id? Valid values: ${fields}; prefix with - for descending`],
    ['id-', `did you mean id? Valid values: ${fields}; prefix with - for descending`],
    ['id,', `missing field name; valid values: ${fields}`],
    ['-', `missing field name; valid values: ${fields}`],
    ['', `missing field name; valid values: ${fields}`],
    ['id,id', 'duplicate field id'],
    ['-id,name,time_docked,-name', 'duplicate field name'],
  ])('The value "%s" is rejected: %s', (text, message) => {
    expect(() => parse(text)).toThrow(new InvalidValueError(message));
  });
});

describe('isOrderingBeyondApi', () => {
  test.each(['flights_count', 'id', 'mission_ends_count', 'time_docked', '-time_in_space'])(
    'The API can order by %s',
    (text) => {
      expect(isOrderingBeyondApi(parse(text))).toBe(false);
    },
  );

  test.each(['name', '-name', 'id,name'])('The API cannot order by %s', (text) => {
    expect(isOrderingBeyondApi(parse(text))).toBe(true);
  });
});

describe('orderingParameter', () => {
  test.each(['id', '-id', 'flights_count,-time_docked,id'])('%s is sent as typed', (text) => {
    expect(orderingParameter(parse(text))).toBe(text);
  });
});

describe('withTieBreaker', () => {
  test('Ties are broken by id', () => {
    expect(withTieBreaker(parse('-flights_count'))).toEqual(parse('-flights_count,id'));
    expect(withTieBreaker([])).toEqual(BY_ID);
  });

  test.each(['id', '-id', 'flights_count,-id', '-id,name'])(
    'The ordering %s has no ties, so it stays unchanged',
    (text) => {
      expect(withTieBreaker(parse(text))).toEqual(parse(text));
    },
  );
});

describe('compareBy', () => {
  function sorted<Field extends keyof SpacecraftSummary>(
    ordering: string,
    field: Field,
    values: readonly SpacecraftSummary[Field][],
  ) {
    const spacecraft = values.map((value) => summary({ [field]: value }));
    return spacecraft.sort(compareBy(parse(ordering))).map((each) => each[field]);
  }

  test('Ids are ordered by their value', () => {
    expect(sorted('id', 'id', [10, 9, 100, 1])).toEqual([1, 9, 10, 100]);
    expect(sorted('-id', 'id', [10, 9, 100, 1])).toEqual([100, 10, 9, 1]);
  });

  test.each(['flights_count', 'mission_ends_count', 'time_docked', 'time_in_space'] as const)(
    'An unknown %s comes last ascending and first descending',
    (field) => {
      const values = [20, null, 3, 0, null, 100];
      expect(sorted(field, field, values)).toEqual([0, 3, 20, 100, null, null]);
      expect(sorted(`-${field}`, field, values)).toEqual([null, null, 100, 20, 3, 0]);
    },
  );

  test('Numbers in names are ordered by their value', () => {
    const names = ['Soyuz TMA-10', 'Soyuz 2', 'Soyuz TMA-9', 'Soyuz 10'];
    const ascending = ['Soyuz 2', 'Soyuz 10', 'Soyuz TMA-9', 'Soyuz TMA-10'];
    expect(sorted('name', 'name', names)).toEqual(ascending);
    expect(sorted('-name', 'name', names)).toEqual(ascending.toReversed());
  });

  test('Names are ordered as in a dictionary, ignoring case and accents', () => {
    const names = ['Zond', 'ariane', 'Éole', 'Apollo', 'Zebra', 'Falcon'];
    const ascending = ['Apollo', 'ariane', 'Éole', 'Falcon', 'Zebra', 'Zond'];
    expect(sorted('name', 'name', names)).toEqual(ascending);
  });

  test('Each field breaks the ties of the fields before it', () => {
    const spacecraft = [
      summary({ id: 1, name: 'B', flights_count: 2, time_docked: 5 }),
      summary({ id: 2, name: 'A', flights_count: 2, time_docked: 5 }),
      summary({ id: 3, name: 'C', flights_count: null, time_docked: 9 }),
      summary({ id: 4, name: 'D', flights_count: 2, time_docked: 8 }),
      summary({ id: 5, name: 'E', flights_count: null, time_docked: null }),
      summary({ id: 6, name: 'B', flights_count: 1, time_docked: 1 }),
    ];
    const ids = (ordering: string) =>
      spacecraft.toSorted(compareBy(parse(ordering))).map(({ id }) => id);
    expect(ids('flights_count,-time_docked,name')).toEqual([6, 4, 2, 1, 5, 3]);
    expect(ids('-flights_count,time_docked,-name')).toEqual([3, 5, 1, 2, 4, 6]);
    expect(ids('name,-id')).toEqual([2, 6, 1, 3, 4, 5]);
  });

  test('Spacecraft that are equal in all fields compare as equal', () => {
    const compare = compareBy(parse('name,flights_count'));
    expect(compare(summary({ id: 1 }), summary({ id: 2 }))).toBe(0);
    const unknown = summary({ flights_count: null });
    expect(compare(unknown, unknown)).toBe(0);
    expect(compareBy([])(summary({ id: 1 }), summary({ id: 2 }))).toBe(0);
  });
});
