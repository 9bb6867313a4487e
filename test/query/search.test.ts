import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { searchMatcher, searchTerms } from '../../src/query/search.ts';
import { searchWords } from '../../src/query/search-words.ts';
import { cpuTime } from '../setup.ts';
import { configuration, summary } from './summary.ts';

describe('searchTerms', () => {
  test.each<[title: string, search: string, terms: string[]]>([
    ['One word is one term', 'soyuz', ['soyuz']],
    [
      'White space of any kind and length separates terms',
      '  soyuz \t tma\n9 ',
      ['soyuz', 'tma', '9'],
    ],
    ['Commas separate terms', 'soyuz,tma', ['soyuz', 'tma']],
    ['Commas around a word are removed', ',,soyuz,, ,tma,', ['soyuz', 'tma']],
    ['Double quotes keep a phrase together', '"soyuz tma" 9', ['soyuz tma', '9']],
    ['Single quotes keep a phrase together', "'soyuz tma' 9", ['soyuz tma', '9']],
    ['A comma in a phrase is part of it', '"soyuz, tma"', ['soyuz, tma']],
    ['Commas around a phrase are removed', ',,"soyuz tma",,', ['soyuz tma']],
    [
      'The other kind of quotes is an ordinary character',
      `"o'neill" 'a "b"'`,
      ["o'neill", 'a "b"'],
    ],
    ['A backslash escapes a quote in a phrase', '"half \\"o\\""', ['half "o"']],
    ['An escaped double quote does not end a phrase', '"a \\" b" c', ['a " b', 'c']],
    ['An escaped single quote does not end a phrase', "'a \\' b' c", ["a ' b", 'c']],
    ['An escaped backslash does not escape the quote after it', '"a\\\\" "b"', ['a\\', 'b']],
    ['A backslash escapes a backslash in a phrase', '"lost\\\\found"', ['lost\\found']],
    ['A backslash before another character stays', '"a\\b"', ['a\\b']],
    ['A backslash outside of quotes stays', 'a\\"b', ['a\\"b']],
    ['Quotes inside of a word stay', 'f"o o"f', ['f"o o"f']],
    ['Phrases without a space between them are one word', `'a b'"c d"`, [`'a b'"c d"`]],
    ['A word that only starts with a quote keeps it', '"soyuz', ['"soyuz']],
    ['A word that only ends with a quote keeps it', 'soyuz"', ['soyuz"']],
    ['A quote that is never closed does not start a phrase', '"soyuz tma', ['"soyuz', 'tma']],
    ['A quote on its own is an empty phrase', '"', ['']],
    ['Empty quotes are an empty phrase', '""', ['']],
    ['An empty search has no terms', '', []],
    ['White space contains no terms', ' \t ', []],
    ['Several commas in a row separate terms once', 'soyuz,,tma', ['soyuz', 'tma']],
    ['Commas contain no terms', ',, ,', []],
    ['Different quotes on both ends are ordinary characters', `"b c",'d e'`, ['"b c"', "'d e'"]],
    ['The same quotes on both ends make one phrase', '"b c","d e"', ['b c","d e']],
  ])('%s', (_, search, terms) => {
    expect(searchTerms(search)).toEqual(terms);
  });
});

describe('A search', () => {
  const dragon = summary({
    name: 'Endeavour C206',
    spacecraft_config: configuration({ name: 'Dragon 2' }),
  });

  test.each<[title: string, search: string, matches: boolean]>([
    ['finds part of the name', 'deav', true],
    ['finds part of the name of the configuration', 'rago', true],
    ['ignores case', 'eNDEAVOUR dRAGON', true],
    ['finds terms in any order', 'dragon endeavour', true],
    ['requires every term', 'endeavour soyuz', false],
    ['does not find a term across both names', 'C206Dragon', false],
    ['finds a phrase as it is', '"ragon 2"', true],
    ['does not find a phrase in another order', '"2 dragon"', false],
    ['does not look at the agency', 'russian', false],
    ['matches everything without terms', '', true],
    ['matches everything with an empty phrase', '""', true],
  ])('%s', (_, search, matches) => {
    expect(searchMatcher(search)(dragon)).toBe(matches);
  });

  test('finds the name of a spacecraft without a configuration', () => {
    const spacecraft = summary({ name: 'Luna 1', spacecraft_config: null });
    expect(searchMatcher('luna')(spacecraft)).toBe(true);
    expect(searchMatcher('soyuz')(spacecraft)).toBe(false);
  });
});

describe('searchTerms', () => {
  test.each([
    ['many commas', `a${','.repeat(120_000)}b`],
    ['many quotes that are not closed', '\\" '.repeat(40_000)],
    ['many quotes of both kinds', `"' `.repeat(40_000)],
    ['a long phrase', `"${'x'.repeat(1_000_000)}"`],
    ['a long word', 'x'.repeat(1_000_000)],
    ['many terms', 'a,'.repeat(300_000)],
    ['much white space', `a${' '.repeat(1_000_000)}b`],
  ])('take linear time for %s', (_, search) => {
    const start = cpuTime();
    // Splits the search once, not for each spacecraft.
    const matches = searchMatcher(search);
    for (let count = 0; count < 600; count++) matches(summary({ name: 'A B' }));
    expect(cpuTime() - start).toBeLessThan(3_000);
  });

  test('are separated as the regular expression of the framework does it', () => {
    const WORD = /[^\s'"]*(?:(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')[^\s'"]*)+|\S+/g;
    const text = fc.string({
      unit: fc.constantFrom('"', "'", '\\', ' ', ',', 'a', '\n'),
      maxLength: 24,
    });
    fc.assert(
      fc.property(text, (search) => {
        expect(searchWords(search)).toEqual(search.match(WORD) ?? []);
      }),
      { numRuns: 20_000 },
    );
  });
});
