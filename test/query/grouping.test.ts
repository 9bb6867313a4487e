import { describe, expect, test } from 'vitest';
import { InvalidValueError } from '../../src/flags/flag.ts';
import { byFlag, DEFAULT_GROUPINGS, type Grouping, groupsBy } from '../../src/query/grouping.ts';
import { configuration, summary, UNKNOWN } from './summary.ts';

describe('--by', () => {
  test('Groupings are separated by commas, and spaces around them are ignored', () => {
    expect(byFlag.parse('agency')).toEqual(['agency']);
    expect(byFlag.parse(' type , status,configuration')).toEqual([
      'type',
      'status',
      'configuration',
    ]);
  });

  test('A year is that of the launch, and underscores are accepted', () => {
    expect(byFlag.parse('year,launch_year')).toEqual(['launch-year', 'launch-year']);
  });

  test('All groupings can be completed, several at once', () => {
    expect(byFlag).toMatchObject({
      several: true,
      values: [
        'status',
        'agency',
        'country',
        'family',
        'type',
        'configuration',
        'launch-year',
        'decade',
        'destination',
        'outcome',
      ],
    });
  });

  test('Help names all groupings and the default', () => {
    expect(byFlag.help).toBe(
      'status, agency, country, family, type, configuration, launch-year, decade, destination, outcome; separate several with commas (default: status,type,agency); the last four count flights; they and country require a detailed catalogue (spacecraft sync)',
    );
    expect(DEFAULT_GROUPINGS).toEqual(['status', 'type', 'agency']);
  });

  const values =
    'values: status, agency, country, family, type, configuration, launch-year, decade, destination, outcome';
  test.each([
    ['agnecy', `did you mean agency? Valid ${values}`],
    ['status,orbit', `valid ${values}`],
    ['status,', `valid ${values}`],
    ['', `valid ${values}`],
  ])('The value "%s" is rejected: %s', (text, message) => {
    expect(() => byFlag.parse(text)).toThrow(new InvalidValueError(message));
  });
});

describe('groupsBy', () => {
  const spacex = { id: 121, name: 'SpaceX', abbrev: 'SpX' };
  const dragon = configuration({
    id: 6,
    name: 'Dragon 2',
    type: { id: 9, name: 'Cargo' },
    agency: spacex,
    family: [
      { id: 20, name: 'Dragon' },
      { id: 4, name: 'Crew' },
    ],
  });
  const retired = { id: 2, name: 'Retired' };
  const spacecraft = [
    { ...UNKNOWN, id: 1 },
    summary({ id: 2, spacecraft_config: dragon, status: retired }),
    summary({ id: 3 }),
    summary({ id: 4, spacecraft_config: dragon }),
    summary({
      id: 5,
      spacecraft_config: configuration({ id: 7, agency: null, family: [], type: null }),
    }),
  ];

  /** Returns the ids in each group by its name. */
  function idsBy(grouping: Grouping) {
    return groupsBy(grouping, { spacecraft, flights: undefined }, 0).map((group) => [
      group.key?.name ?? null,
      group.spacecraft.map(({ id }) => id),
    ]);
  }

  test('Spacecraft are grouped by status, the largest group first', () => {
    expect(idsBy('status')).toEqual([
      ['Active', [3, 4, 5]],
      ['Retired', [2]],
      [null, [1]],
    ]);
  });

  test('Groups of the same size are ordered by id, with the unknown last', () => {
    expect(idsBy('agency')).toEqual([
      ['SpaceX', [2, 4]],
      [null, [1, 5]],
      ['Russian Federal Space Agency (ROSCOSMOS)', [3]],
    ]);
    expect(idsBy('type')).toEqual([
      ['Cargo', [2, 4]],
      [null, [1, 5]],
      ['Capsule', [3]],
    ]);
    expect(idsBy('configuration')).toEqual([
      ['Dragon 2', [2, 4]],
      ['Soyuz TMA', [5]],
      ['Soyuz TMA', [3]],
      [null, [1]],
    ]);
  });

  test('A spacecraft of several families is in each of them', () => {
    expect(idsBy('family')).toEqual([
      ['Crew', [2, 4]],
      ['Dragon', [2, 4]],
      [null, [1, 5]],
      ['Soyuz', [3]],
    ]);
  });

  test('A group contains its key and its spacecraft', () => {
    expect(groupsBy('agency', { spacecraft, flights: undefined }, 0)[0]).toEqual({
      key: spacex,
      flights: undefined,
      spacecraft: [spacecraft[1], spacecraft[3]],
    });
  });

  test('Without spacecraft there are no groups', () => {
    expect(groupsBy('status', { spacecraft: [], flights: undefined }, 0)).toEqual([]);
  });
});
