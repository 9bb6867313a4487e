import { describe, expect, test } from 'vitest';
import { nameMatcher, nameSearch, similarNames } from '../../src/query/match-names.ts';

const SPACECRAFT = [
  { id: 1, name: 'Dragon', serial_number: 'C101' },
  { id: 2, name: 'Dragon', serial_number: 'TBD' },
  { id: 3, name: 'Crew Dragon Endeavour', serial_number: 'C206' },
  { id: 4, name: 'Space Shuttle Endeavour', serial_number: 'OV-105' },
  { id: 5, name: 'Soyuz MS-08', serial_number: null },
  { id: 6, name: 'Soyuz MS-18', serial_number: null },
  { id: 7, name: 'Soyuz 8', serial_number: 'TBD' },
  { id: 8, name: 'soyuz 8', serial_number: '-' },
  { id: 9, name: 'Georges Lema\u00eetre', serial_number: 'ATV-5' },
  { id: 10, name: 'C206', serial_number: 'X' },
  { id: 11, name: 'OV-105 mock-up', serial_number: undefined },
];

const match = nameMatcher(SPACECRAFT);

describe('nameMatcher', () => {
  test.each<[text: string, kind: string | undefined, ids: number[]]>([
    ['Dragon', 'name', [1, 2]],
    ['dragon', 'name', [1, 2]],
    ['Soyuz 8', 'name', [7]],
    ['soyuz 8', 'name', [8]],
    ['SOYUZ 8', 'name', [7, 8]],
    ['soyuz ms 08', 'name', [5]],
    ['soyuz_ms-08', 'name', [5]],
    ['georges lemai\u0302tre', 'name', [9]],
    ['Georges Lemaitre', 'name', [9]],
    ['C206', 'name', [10]],
    ['ov-105', 'serial number', [4]],
    ['OV 105', 'serial number', [4]],
    ['tbd', 'serial number', [2, 7]],
    ['atv-5', 'serial number', [9]],
    ['endeavour', 'words', [3, 4]],
    ['endeavour crew', 'words', [3]],
    ['ende', 'words', [3, 4]],
    ['soyuz ms 8', 'words', [5]],
    ['MS-008', 'words', [5]],
    ['ms', 'words', [5, 6]],
    ['lemaitre', 'words', [9]],
    ['deavour', undefined, []],
    ['soyuz ms 1', undefined, []],
    ['soyuz soyuz', undefined, []],
    ['crew dragon endeavour c206', undefined, []],
    ['-', undefined, []],
    ['!', undefined, []],
    ['', undefined, []],
  ])('"%s" is the %s of %j', (text, kind, ids) => {
    const matches = match(text);
    expect(matches?.kind).toBe(kind);
    expect(matches?.spacecraft.map(({ id }) => id) ?? []).toEqual(ids);
  });
});

test.each([
  ['Soyuz TMA-8', 'Soyuz TMA 8'],
  ['soyuz ms-08', 'soyuz ms 8'],
  ['Georges Lema\u00eetre', 'Georges Lema tre'],
  ['Georges Lemai\u0302tre', 'Georges Lema tre'],
  ['Союз', 'Союз'],
  [`"it's", a, a`, 'it s a'],
  ['--', ''],
])('The search for %j is %j', (text, search) => {
  expect(nameSearch(text)).toBe(search);
});

test.each<[text: string, ids: number[]]>([
  ['Soyuz MS-88', [5, 6, 7]],
  ['Dragoon', [2]],
  ['Zeppelin NT', []],
])('Names similar to %s are those of %j', (text, ids) => {
  expect(similarNames(text, SPACECRAFT).map(({ id }) => id)).toEqual(ids);
});
