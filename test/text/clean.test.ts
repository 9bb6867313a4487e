import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '../../src/text/clean.ts';

describe('clean', () => {
  test.each([
    ['plain text', 'Soyuz TMA-8', 'Soyuz TMA-8'],
    ['letters of any script', 'Прогресс 神舟 é', 'Прогресс 神舟 é'],
    ['an emoji held together by joiners', '👩‍🚀 ❤️', '👩‍🚀 ❤️'],
    ['line breaks and tabs become spaces', 'a\r\nb\tc\rd', 'a b c d'],
    ['an escape sequence is shown, not obeyed', '\u001b[31mred', '␛[31mred'],
    ['a C1 control', 'a\u009b31mb', 'a�31mb'],
    ['delete', 'a\u007fb', 'a␡b'],
    ['text turned round', 'a\u202eb\u2066c', 'a�b�c'],
    ['characters without a width', 'So\u200byuz\ufeff', 'So�yuz�'],
    ['a joiner that joins no emoji', 'So\u200dyuz', 'So�yuz'],
    ['half a surrogate pair', 'a\ud800b', 'a�b'],
  ])('%s', (_, text, cleaned) => {
    expect(clean(text)).toBe(cleaned);
  });

  test('whatever the text, nothing a terminal would obey or hide is left', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
        expect(clean(text)).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u200b\u2028\u2029\ufeff]/u);
      }),
    );
  });

  test('nothing of the kind passes, wherever in Unicode it is, and no letter is lost', () => {
    const wrong: string[] = [];
    for (let code = 0x20; code <= 0x10ffff; code++) {
      const character = String.fromCodePoint(code);
      const cleaned = clean(`a${character}b`).slice(1, -1);
      if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/u.test(cleaned)) wrong.push(code.toString(16));
      if (/[\p{L}\p{N}\p{P}]/u.test(character) && !/\p{DI}/u.test(character)) {
        if (cleaned !== character) wrong.push(character);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('a long run of joiners takes no long time', () => {
    const started = performance.now();
    clean('\u200d\ufe0f'.repeat(200_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
