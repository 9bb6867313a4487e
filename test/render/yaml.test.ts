/** Readers of YAML 1.1, such as PyYAML, and of YAML 1.2 see the same values. */

import fc from 'fast-check';
import { CORE_SCHEMA, load, YAML11_SCHEMA } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { yaml, yamlPieces } from '../../src/render/yaml.ts';
import { cell } from '../../src/view/cell.ts';
import { recordView } from '../../src/view/record-view.ts';

const TEXTS = [
  ...['no', 'NO', 'y', 'n', 'on', 'Off', 'yes', 'TRUE', 'null', '~', '', '=', '<<', '?', '-'],
  ...['0o14', '014', '0b11', '0x1F', '1_000', '190:20:30', '12:30', '.5', '5.', '1e3', '1.5e3'],
  ...['.inf', '-.inf', '.NaN', '+1', '-0', '1e+21', '123456789012345678901234567890', '+1:00'],
  ...['2002-10-30', '2001-12-14t21:59:43.10-05:00', '2001-12-14 21:59:43', '2027', '2027-06'],
  ...['a: b', 'a #b', '#a', '&a', '*a', '!a', '%a', '@a', '`a', "'", '"', '---', '...', '--- a'],
  ...['a\nb', 'a\n', '\na', '  a\nb', '\t', 'a\tb', 'a\r\nb', '\u0000', '\u0085', '\u2028'],
  ...['\ufeff', '\ufffe', '\uffff', '😀', ' a', 'a ', '\u00a0'],
];

const NUMBERS = [0, 1, -1, 1.5, 1e21, -1e21, 1e-7, 1.5e300, 1e308, 5e-324, 1e16, 123_456_789_012];

function print(state: object): string {
  const view = recordView(state, { columns: [], card: { title: cell(''), sections: [] } });
  return [...yaml(view)].join('');
}

const READERS: readonly (readonly [string, (text: string) => unknown])[] = [
  ['js-yaml, version 1.1', (text) => load(text, { schema: YAML11_SCHEMA })],
  ['js-yaml, version 1.2', (text) => load(text, { schema: CORE_SCHEMA })],
  ['yaml, version 1.1', (text) => parse(text, { version: '1.1' })],
  ['yaml, version 1.2', (text) => parse(text, { version: '1.2' })],
];

describe.each(READERS)('%s reads', (_, read) => {
  test.each(TEXTS)('the text %j', (text) => {
    expect(read(print({ text, list: [text] }))).toEqual({ text, list: [text] });
  });

  test.each(TEXTS)('the name %j', (text) => {
    expect(read(print({ inner: { [text]: 1 } }))).toEqual({ inner: { [text]: 1 } });
  });

  test.each(NUMBERS)('the number %d', (number) => {
    expect(read(print({ number }))).toEqual({ number });
  });

  test('true, false and null', () => {
    expect(read(print({ yes: true, no: false, none: null }))).toEqual({
      yes: true,
      no: false,
      none: null,
    });
  });
});

test('numbers with an exponent have a decimal point, without which PyYAML reads text', () => {
  expect(print({ a: 1e21, b: -1e-7, c: 1.5e300 })).toBe('a: 1.0e+21\nb: -1.0e-7\nc: 1.5e+300\n');
});

test('noncharacters, which PyYAML refuses, are escaped', () => {
  expect(print({ text: 'a\ufffe\uffff' })).toBe('text: "a\\ufffe\\uffff"\n');
});

test('text without a second meaning has no quotes', () => {
  const texts = { name: 'Soyuz TMA-8', url: 'https://a.example/b', net: '2006-03-30T02:30:20Z' };
  expect(print(texts)).toBe(
    'name: Soyuz TMA-8\nurl: https://a.example/b\nnet: "2006-03-30T02:30:20Z"\n',
  );
});

test.each([1, 3, 10])('a document in pieces of %d values is the same', (maxValues) => {
  const whole = (value: unknown) => [...yamlPieces(value, Number.POSITIVE_INFINITY)].join('');
  const inPieces = (value: unknown) => [...yamlPieces(value, maxValues)].join('');
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', ' ', 'no', 'a: b', '- a', '# a', 'a\nb', '\n\na\n ', '  a\n\n', '?', "'\n"),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'medium' },
      text,
      fc.integer(),
      fc.constant(null),
      fc.array(tie('tree'), { maxLength: 5 }),
      fc.dictionary(fc.oneof(text, fc.constantFrom('__proto__', '1')), tie('tree'), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      expect(inPieces(value)).toBe(whole(value));
    }),
  );
  const long = { ['x'.repeat(2_000)]: [1, [2, 3], { a: [4, 5, 6, 7] }] };
  expect(inPieces(long)).toBe(whole(long));
});
