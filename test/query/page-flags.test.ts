import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { flagLabel, readFlags } from '../../src/flags/flag.ts';
import { PAGE_FLAGS } from '../../src/query/page-flags.ts';

const parse = (flag: string, text: string) => readFlags(PAGE_FLAGS, { [flag]: text }, {});

describe('The value of a page flag', () => {
  test.each<[flag: string, text: string, values: object]>([
    ['--ordering', '-id', { ordering: [{ field: 'id', descending: true }] }],
    ['--limit', '1', { limit: 1 }],
    ['-n', '1', { limit: 1 }],
    ['--limit', 'all', { limit: Number.POSITIVE_INFINITY }],
    ['--limit', 'ALL', { limit: Number.POSITIVE_INFINITY }],
    ['--all', 'true', { all: true }],
    ['--offset', '0', { offset: 0 }],
    ['--mode', 'normal', { mode: 'normal' }],
    ['--mode', 'detailed', { mode: 'detailed' }],
  ])('%s "%s" is read as %j', (flag, text, values) => {
    expect(parse(flag, text)).toEqual(values);
  });

  test.each<[flag: string, text: string, message: string]>([
    ['--ordering', 'id,id', 'duplicate field id'],
    ['--limit', '0', 'expected a whole number ≥ 1, or all'],
    ['--limit', '-1', 'expected a whole number ≥ 1, or all'],
    ['--limit', 'abc', 'expected a whole number ≥ 1, or all'],
    ['--limit', '1.5', 'expected a whole number ≥ 1, or all'],
    ['--limit', '', 'expected a whole number ≥ 1, or all'],
    ['--offset', '-1', 'expected a whole number ≥ 0'],
    ['--offset', '9007199254740992', 'expected a whole number ≥ 0'],
    ['--mode', 'detail', 'did you mean detailed? Valid values: normal, detailed'],
    ['--mode', 'list', 'valid values: normal, detailed'],
  ])('%s "%s" is rejected: %s', (flag, text, message) => {
    expect(() => parse(flag, text)).toThrow(new UsageError(`${flag} ${text}: ${message}`));
  });
});

describe('The declaration of a page flag', () => {
  test('Every page flag is listed under the same heading of help', () => {
    const groups = Object.values(PAGE_FLAGS).map(({ group }) => group);
    expect(new Set(groups)).toEqual(new Set(['Page']));
  });

  test('Help shows each flag with its placeholder', () => {
    expect(Object.values(PAGE_FLAGS).map(flagLabel)).toEqual([
      '--ordering <fields>',
      '-n, --limit <n>',
      '--all',
      '--offset <n>',
      '--mode <mode>',
    ]);
  });

  test('Help says how many results there are by default', () => {
    expect(PAGE_FLAGS.limit.help).toContain('(default: 10)');
  });
});
