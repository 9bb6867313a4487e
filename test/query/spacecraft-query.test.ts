import { describe, expect, test } from 'vitest';
import { BY_ID } from '../../src/query/ordering.ts';
import { flagsBeyondApi } from '../../src/query/spacecraft-query.ts';

describe('flagsBeyondApi', () => {
  const byName = [...BY_ID, { field: 'name', descending: true }] as const;

  test('The API can answer a query with its own filters and orderings', () => {
    expect(flagsBeyondApi({ filters: { status: [1], search: 'soyuz' }, ordering: BY_ID })).toEqual(
      [],
    );
  });

  test('An ordering by name needs the catalogue', () => {
    expect(flagsBeyondApi({ filters: { status: [1] }, ordering: byName })).toEqual([
      '--ordering name',
    ]);
  });

  test('Filters that need the catalogue come before the ordering', () => {
    const filters = { agency: [63], status: [1, 2] };
    expect(flagsBeyondApi({ filters, ordering: BY_ID })).toEqual([
      '--status with several values',
      '--agency',
    ]);
    expect(flagsBeyondApi({ filters, ordering: byName })).toEqual([
      '--status with several values',
      '--agency',
      '--ordering name',
    ]);
  });
});
