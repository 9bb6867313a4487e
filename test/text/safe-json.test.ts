import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText } from '../../src/text/safe-json.ts';
import { anyCharacter } from '../any-text.ts';

test('jsonText preserves the value and has no control or invisible characters', () => {
  fc.assert(
    fc.property(
      fc.anything({ values: [fc.string({ unit: anyCharacter })], withNullPrototype: true }),
      (value) => {
        const json = JSON.stringify(value);
        fc.pre(json !== undefined);
        expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(json));
        expect(jsonText(value)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      },
    ),
  );
});

test('jsonText escapes all control and invisible characters of Unicode, and no others', () => {
  const mistakes: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code);
    const printed = jsonText(character).slice(1, -1);
    if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(printed)) mistakes.push(code.toString(16));
    if (/[\p{L}\p{N}\p{S}]/u.test(character) && printed !== character) mistakes.push(character);
  }
  expect(mistakes).toEqual([]);
});
