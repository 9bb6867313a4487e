import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '../../src/text/clean.ts';
import { anyCharacter } from '../any-text.ts';
import { cpuTime } from '../setup.ts';

describe('clean', () => {
  test.each([
    ['keeps ASCII text', 'Soyuz TMA-8', 'Soyuz TMA-8'],
    ['keeps letters of any script', 'Прогресс 神舟 é', 'Прогресс 神舟 é'],
    ['keeps the joiners of an emoji', '👩‍🚀 ❤️', '👩‍🚀 ❤️'],
    ['keeps keycaps', '1️⃣ #️⃣ *️⃣ 1⃣', '1️⃣ #️⃣ *️⃣ 1⃣'],
    ['keeps flags', '🇷🇺 🏴‍☠️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏴󠁧󠁢󠁷󠁬󠁳󠁿', '🇷🇺 🏴‍☠️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏴󠁧󠁢󠁷󠁬󠁳󠁿'],
    ['replaces the parts of a keycap elsewhere', '1️ a️⃣', '1� a�⃣'],
    ['replaces invisible letters elsewhere', 'a\u{e0067}b🏴\u{e0067}', 'a�b🏴�'],
    ['replaces line breaks and tabs with spaces', 'a\r\nb\tc\rd', 'a b c d'],
    ['makes an escape sequence visible', '\u001b[31mred', '␛[31mred'],
    ['replaces a C1 control character', 'a\u009b31mb', 'a�31mb'],
    ['replaces DEL', 'a\u007fb', 'a␡b'],
    ['replaces characters that change the direction of text', 'a\u202eb\u2066c', 'a�b�c'],
    ['replaces invisible characters', 'So\u200byuz\ufeff', 'So�yuz�'],
    ['replaces a joiner outside of an emoji', 'So\u200dyuz', 'So�yuz'],
    ['replaces an unpaired surrogate', 'a\ud800b', 'a�b'],
  ])('%s', (_, text, cleaned) => {
    expect(clean(text)).toBe(cleaned);
  });

  test('leaves no unsafe character in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 50 }), (text) => {
        expect(clean(text)).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u200b\u2028\u2029\ufeff]/u);
      }),
    );
  });

  test('replaces all unsafe characters of Unicode, and no visible letter, number or punctuation', () => {
    const characters = Array.from({ length: 0x10ffe0 }, (_, index) =>
      String.fromCodePoint(index + 0x20),
    );
    const between = (character: string) => `a${character}b`;
    // A text of all characters is cleaned at once; only a mistake is looked for one by one.
    const all = clean(characters.map(between).join(''));
    const isUnsafe = (text: string) => /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/u.test(text);
    expect(isUnsafe(all) && characters.filter((each) => isUnsafe(clean(between(each))))).toBe(
      false,
    );

    const visible = characters.filter((each) => /[[\p{L}\p{N}\p{P}]--\p{DI}]/v.test(each));
    const text = visible.map(between).join('');
    const isChanged = (each: string) => clean(between(each)) !== between(each);
    expect(clean(text) !== text && visible.filter(isChanged)).toBe(false);
  });

  test('handles a long run of joiners in linear time', () => {
    const started = cpuTime();
    clean('\u200d\ufe0f'.repeat(200_000));
    expect(cpuTime() - started).toBeLessThan(2_000);
  });
});
