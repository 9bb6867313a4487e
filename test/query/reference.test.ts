import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { collect, REFERENCE_KINDS, REFERENCES } from '../../src/query/reference.ts';
import {
  canResolve,
  resolveDocumentedStatuses,
  resolveReferences,
} from '../../src/query/resolve-references.ts';
import { configuration, summary, UNKNOWN } from './summary.ts';

const AGENCIES = [
  { id: 63, name: 'Russian Federal Space Agency', abbrev: 'RFSA' },
  { id: 121, name: 'SpaceX', abbrev: 'SpX' },
  { id: 27, name: 'European Space Agency', abbrev: 'ESA' },
  { id: 17, name: 'China National Space Administration', abbrev: 'CNSA' },
  { id: 66, name: 'Soviet Space Program' },
  { id: 88, name: 'China Aerospace Corporation', abbrev: 'CASC' },
];

const NAMES =
  'China Aerospace Corporation, China National Space Administration, European Space Agency, Russian Federal Space Agency, Soviet Space Program, SpaceX';

const NO_COUNTRIES = '; countries require a detailed catalogue (spacecraft sync)';

describe('resolveReferences', () => {
  test.each<[title: string, reference: string | number, id: number]>([
    ['An id', 63, 63],
    ['A full name', 'European Space Agency', 27],
    ['A full name in another case', 'sPACEx', 121],
    ['An abbreviation', 'CNSA', 17],
    ['An abbreviation in another case', 'spX', 121],
  ])('%s stands for one agency', (_, reference, id) => {
    expect(resolveReferences('agency', [reference], AGENCIES)).toStrictEqual([{ ids: [id] }]);
  });

  test.each<[text: string, inferredName: string, id: number]>([
    ['soviet', 'Soviet Space Program', 66],
    ['EUROPEAN space', 'European Space Agency', 27],
    ['Aerospace', 'China Aerospace Corporation', 88],
  ])('The part "%s" of a name is interpreted as %s', (text, inferredName, id) => {
    expect(resolveReferences('agency', [text], AGENCIES)).toEqual([{ ids: [id], inferredName }]);
  });

  test('References are resolved in the order they are given', () => {
    expect(resolveReferences('agency', [121, 'soviet', 'ESA'], AGENCIES)).toEqual([
      { ids: [121] },
      { ids: [66], inferredName: 'Soviet Space Program' },
      { ids: [27] },
    ]);
  });

  test('A full name is preferred to longer names that contain it', () => {
    const families = [
      { id: 1, name: 'Dragon 2' },
      { id: 2, name: 'Dragon' },
    ];
    expect(resolveReferences('family', ['dragon'], families)).toStrictEqual([{ ids: [2] }]);
  });

  test('A part of several names is ambiguous', () => {
    expect(() => resolveReferences('agency', ['ESA', 'china'], AGENCIES)).toThrow(
      new UsageError(
        'china is ambiguous: China National Space Administration (17), China Aerospace Corporation (88); use the full name or an id',
      ),
    );
  });

  test('A name that is the abbreviation of another is ambiguous', () => {
    const agencies = [
      { id: 1, name: 'ESA' },
      { id: 2, name: 'European Space Agency', abbrev: 'esa' },
    ];
    expect(() => resolveReferences('agency', ['Esa'], agencies)).toThrow(
      new UsageError(
        'Esa is ambiguous: ESA (1), European Space Agency (2); use the full name or an id',
      ),
    );
  });

  test.each<[title: string, reference: string | number, message: string]>([
    ['A misspelled name', 'spacey', `did you mean SpaceX? Valid values: ${NAMES}`],
    ['A misspelled abbreviation', 'CNSAA', `did you mean CNSA? Valid values: ${NAMES}`],
    ['Text unlike any name', 'zeppelin', `valid values: ${NAMES}`],
    ['An unknown id', 1234, `valid values: ${NAMES}`],
    ['An id as text', '63', `valid values: ${NAMES}`],
  ])('%s is rejected with the valid values', (_, reference, message) => {
    expect(() => resolveReferences('agency', ['ESA', reference], AGENCIES)).toThrow(
      new UsageError(`--agency ${reference}: ${message}${NO_COUNTRIES}`),
    );
  });

  test.each(['us', 'oviet', 'ce'])(
    'Text in the middle of words is no part of a name: %s',
    (text) => {
      expect(() => resolveReferences('agency', [text], AGENCIES)).toThrow(
        new UsageError(`--agency ${text}: valid values: ${NAMES}${NO_COUNTRIES}`),
      );
      const families = [{ id: 1, name: `X${text}` }];
      expect(canResolve([text], families)).toBe(false);
    },
  );

  test('The error for an unknown configuration names the flag --config', () => {
    const known = [{ id: 38, name: 'Soyuz TMA' }];
    expect(() => resolveReferences('spacecraft_config', ['Dragon 2'], known)).toThrow(
      new UsageError('--config Dragon 2: valid values: Soyuz TMA'),
    );
  });
});

describe('A country stands for all its agencies:', () => {
  const china = { id: 6, name: 'China', aliases: ['CN', 'CHN', 'Chinese'] };
  const usa = { id: 2, name: 'United States of America', aliases: ['US', 'USA', 'American'] };
  const uk = { id: 4, name: 'United Kingdom', aliases: ['GB', 'GBR', 'British'] };
  const india = { id: 9, name: 'India', aliases: ['IN', 'IND', 'Indian'] };
  const agencies = [
    { id: 17, name: 'China National Space Administration', abbrev: 'CNSA', countries: [china] },
    { id: 88, name: 'China Aerospace Corporation', abbrev: 'CASC', countries: [china] },
    { id: 121, name: 'SpaceX', abbrev: 'SpX', countries: [usa] },
    { id: 999, name: 'North American Aviation', abbrev: '', countries: [usa] },
    { id: 5, name: 'Joint Venture', abbrev: 'IND', countries: [usa, uk] },
    { id: 6, name: 'Hindustan Aeronautics Limited', countries: [india] },
  ];
  const chinese =
    'the agencies of China: China National Space Administration, China Aerospace Corporation';
  const american =
    'the agencies of United States of America: SpaceX, North American Aviation, Joint Venture';

  test.each<[text: string, ids: number[], inferredName: string]>([
    ['china', [17, 88], chinese],
    ['CN', [17, 88], chinese],
    ['chinese', [17, 88], chinese],
    ['us', [121, 999, 5], american],
    ['usa', [121, 999, 5], american],
    ['American', [121, 999, 5], american],
    ['united states', [121, 999, 5], american],
    ['GB', [5], 'the agency of United Kingdom: Joint Venture'],
    ['india', [6], 'the agency of India: Hindustan Aeronautics Limited'],
    ['china national', [17], 'China National Space Administration'],
  ])('%s', (text, ids, inferredName) => {
    expect(resolveReferences('agency', [text], agencies)).toEqual([{ ids, inferredName }]);
  });

  test('but an abbreviation comes first', () => {
    expect(resolveReferences('agency', ['ind'], agencies)).toEqual([{ ids: [5] }]);
  });

  test('but a part of several countries, or of a country and an agency, is ambiguous', () => {
    expect(() => resolveReferences('agency', ['united'], agencies)).toThrow(
      'united is ambiguous: the agencies of United States of America, the agency of United Kingdom; ',
    );
    expect(() => resolveReferences('agency', ['america'], agencies)).toThrow(
      'america is ambiguous: North American Aviation (999), the agencies of United States of America; ',
    );
  });

  test('but not if the countries of some agencies are unknown', () => {
    const some = [...agencies, { id: 7, name: 'Unknown' }];
    expect(() => resolveReferences('agency', ['usa'], some)).toThrow(NO_COUNTRIES);
  });
});

describe('resolveDocumentedStatuses', () => {
  const values =
    'values: active, retired, destroyed, single-use, or a status id; other names require the catalogue (spacecraft sync)';
  test.each([
    ['actve', `did you mean active? Valid ${values}`],
    ['Single  us', `did you mean single-use? Valid ${values}`],
    ['singleuse', `did you mean single-use? Valid ${values}`],
    ['in orbit', `valid ${values}`],
    ['1.5', `valid ${values}`],
    ['1a', `valid ${values}`],
    ['a1', `valid ${values}`],
  ])('The status "%s" is rejected: %s', (text, message) => {
    expect(() => resolveDocumentedStatuses([1, text])).toThrow(
      new UsageError(`--status ${text}: ${message}`),
    );
  });
});

describe('resolveReferences finds names', () => {
  const agencies = [
    { id: 1, name: 'Centre national d’études spatiales', abbrev: 'CNES' },
    { id: 2, name: 'Lemai\u0302tre' },
    { id: 3, name: 'Ørsted' },
    { id: 4, name: 'Świętokrzyski Łazik' },
    { id: 5, name: 'Roscosmos' },
    { id: 6, name: 'Роскосмос Й' },
  ];
  test.each<[text: string, id: number]>([
    ["centre national d'etudes spatiales", 1],
    ['etudes', 1],
    ['Études', 1],
    ['E\u0301TUDES', 1],
    ['lema\u00eetre', 2],
    ['lemai\u0302tre', 2],
    ['LEMAITRE', 2],
    ['orsted', 3],
    ['Swietokrzyski lazik', 4],
    ['роскосмос й', 6],
    ['роскосмос \u0438\u0306', 6],
  ])('without accents and in any normalisation: %s', (text, id) => {
    expect(resolveReferences('agency', [text], agencies)).toMatchObject([{ ids: [id] }]);
  });

  test('with accents rather than without, if both exist', () => {
    const families = [
      { id: 1, name: 'Etude' },
      { id: 2, name: 'Étude' },
    ];
    expect(resolveReferences('family', ['étude', 'ETUDE'], families)).toEqual([
      { ids: [2] },
      { ids: [1] },
    ]);
  });

  test('but nothing with a reference of accents only', () => {
    expect(() => resolveReferences('agency', ['\u0301'], agencies)).toThrow('valid values');
  });
});

describe('canResolve', () => {
  test('All references must be known', () => {
    expect(canResolve([], AGENCIES)).toBe(true);
    expect(canResolve([63, 'esa', 'soviet'], AGENCIES)).toBe(true);
    expect(canResolve(['esa', 'zeppelin'], AGENCIES)).toBe(false);
    expect(canResolve([1234, 'esa'], AGENCIES)).toBe(false);
    expect(canResolve(['esa'], [])).toBe(false);
  });

  test('An ambiguous reference is an error', () => {
    expect(() => canResolve(['china'], AGENCIES)).toThrow(UsageError);
  });
});

describe('REFERENCES', () => {
  test.each(REFERENCE_KINDS)('A spacecraft without a configuration has no %s', (kind) => {
    expect(REFERENCES[kind].of(UNKNOWN)).toEqual([]);
  });

  test.each(['agency', 'family', 'type'] as const)('A configuration may have no %s', (kind) => {
    const bare = configuration({ agency: null, family: [], type: null });
    expect(REFERENCES[kind].of(summary({ spacecraft_config: bare }))).toEqual([]);
  });
});

describe('collect', () => {
  const dragon = configuration({
    id: 6,
    name: 'Dragon 2',
    agency: { id: 121, name: 'SpaceX' },
    family: [
      { id: 20, name: 'Dragon' },
      { id: 5, name: 'Soyuz' },
    ],
    type: { id: 9, name: 'Cargo' },
  });
  const spacecraft = [
    summary(),
    summary({ spacecraft_config: dragon }),
    UNKNOWN,
    summary({ id: 2, spacecraft_config: dragon }),
  ];

  test.each<[kind: (typeof REFERENCE_KINDS)[number], ids: number[]]>([
    ['status', [1, 2, 3, 4]],
    ['spacecraft_config', [38, 6]],
    ['agency', [63, 121]],
    ['family', [5, 20]],
    ['type', [2, 9]],
  ])('Each %s is collected once', (kind, ids) => {
    expect(collect(kind, spacecraft).map(({ id }) => id)).toEqual(ids);
  });

  test('Names and abbreviations are collected with their ids', () => {
    expect(collect('agency', [summary()])).toEqual([
      { id: 63, name: 'Russian Federal Space Agency (ROSCOSMOS)', abbrev: 'RFSA' },
    ]);
  });
});
