import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText } from '../../src/text/safe-json.ts';

test('the value stays the same, and the text holds nothing a terminal would obey or hide', () => {
  fc.assert(
    fc.property(
      fc.anything({ values: [fc.string({ unit: 'binary' })], withNullPrototype: true }),
      (value) => {
        const plain = JSON.stringify(value);
        fc.pre(plain !== undefined);
        expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(plain));
        expect(jsonText(value)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      },
    ),
  );
});

test('every character of the kind is escaped, wherever in Unicode it is', () => {
  const left: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code);
    const printed = jsonText(character).slice(1, -1);
    if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(printed)) left.push(code.toString(16));
    if (/[\p{L}\p{N}\p{S}]/u.test(character) && printed !== character) left.push(character);
  }
  expect(left).toEqual([]);
});
