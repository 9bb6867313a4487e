import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import type { ReferenceKind } from '../../src/query/reference.ts';
import {
  type ReferenceResolver,
  resolveFilters,
  resolveQuery,
} from '../../src/query/resolve-query.ts';
import { resolveReferences } from '../../src/query/resolve-references.ts';
import { DEFAULT_QUERY } from '../../src/query/spacecraft-query.ts';

const KNOWN = {
  status: [{ id: 5, name: 'Lost Contact' }],
  spacecraft_config: [
    { id: 38, name: 'Soyuz TMA' },
    { id: 6, name: 'Dragon 2' },
  ],
  agency: [{ id: 63, name: 'Russian Federal Space Agency', abbrev: 'RFSA' }],
  country: [{ id: 6, name: 'China', aliases: ['CN', 'CHN', 'Chinese'] }],
  family: [
    { id: 5, name: 'Soyuz' },
    { id: 20, name: 'Dragon' },
  ],
  type: [{ id: 2, name: 'Capsule' }],
};

/** Returns a resolver that knows a few names, and the kinds that were looked up with it. */
function createResolver() {
  const lookups: ReferenceKind[] = [];
  const resolver: ReferenceResolver = {
    resolve: async (kind, references) => {
      lookups.push(kind);
      return { value: resolveReferences(kind, references, KNOWN[kind]) };
    },
  };
  return { resolver, lookups };
}

const failingResolver: ReferenceResolver = {
  resolve: (kind) => Promise.reject(new Error(`${kind} was looked up`)),
};

describe('resolveQuery', () => {
  test('Names become ids, and everything else stays unchanged', async () => {
    const query = {
      filters: {
        status: [1],
        in_space: true,
        spacecraft_config: ['dragon 2', 38],
        agency: ['rfsa'],
        family: [20, 'soyuz'],
        type: ['capsule'],
        search: 'soyuz',
      },
      ordering: [{ field: 'name', descending: true }],
      limit: 25,
      offset: 5,
      mode: 'detailed',
    } as const;
    expect(await resolveQuery(query, createResolver().resolver)).toStrictEqual({
      query: {
        ...query,
        filters: {
          status: [1],
          in_space: true,
          spacecraft_config: [6, 38],
          agency: [63],
          family: [20, 5],
          type: [2],
          search: 'soyuz',
        },
      },
      inferences: [],
    });
  });

  test('A query without references needs no lookup', async () => {
    const query = { ...DEFAULT_QUERY, filters: { status: [1, 2], name: 'Soyuz TMA-9' } };
    const resolved = await resolveQuery(query, failingResolver);
    expect(resolved).toStrictEqual({ query, inferences: [] });
  });

  test('An unknown name is an error', async () => {
    const query = { ...DEFAULT_QUERY, filters: { type: ['zeppelin'] } };
    await expect(resolveQuery(query, createResolver().resolver)).rejects.toThrow(
      new UsageError('--type zeppelin: valid values: Capsule'),
    );
  });
});

describe('resolveFilters', () => {
  test('Ids of configurations need no lookup', async () => {
    const { filters } = await resolveFilters({ spacecraft_config: [38, 1234] }, failingResolver);
    expect(filters).toStrictEqual({ spacecraft_config: [38, 1234] });
  });

  test('Ids of configurations are looked up together with names', async () => {
    const flags = { spacecraft_config: [38, 'dragon 2'] };
    await expect(resolveFilters(flags, failingResolver)).rejects.toThrow(
      'spacecraft_config was looked up',
    );
  });

  test.each(['agency', 'family', 'type'] as const)(
    'The id of one %s is looked up',
    async (kind) => {
      await expect(resolveFilters({ [kind]: [2] }, failingResolver)).rejects.toThrow(
        `${kind} was looked up`,
      );
    },
  );

  test('Only the kinds that are given are looked up', async () => {
    const { resolver, lookups } = createResolver();
    await resolveFilters({ type: ['capsule'], agency: ['rfsa'] }, resolver);
    expect(lookups).toEqual(['agency', 'type']);
  });

  test('Parts interpreted as whole names are returned as inferences', async () => {
    const flags = {
      spacecraft_config: [38, 'TMA'],
      agency: ['federal'],
      family: ['soy', 'Dragon'],
    };
    expect(await resolveFilters(flags, createResolver().resolver)).toStrictEqual({
      filters: { spacecraft_config: [38, 38], agency: [63], family: [5, 20] },
      inferences: [
        { flag: '--config', text: 'TMA', name: 'Soyuz TMA' },
        { flag: '--agency', text: 'federal', name: 'Russian Federal Space Agency' },
        { flag: '--family', text: 'soy', name: 'Soyuz' },
      ],
    });
  });
});
