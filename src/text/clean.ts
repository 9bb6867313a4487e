declare const cleaned: unique symbol;

/** Text that is safe to print to a terminal. */
export type CleanText = string & { readonly [cleaned]: true };

/**
 * Latin, Greek and Cyrillic letters, dashes, dots and quotes, without combining marks and invisible
 * characters: safe, and one column wide each.
 */
const NARROW_TEXT =
  /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2400-\u2426]*$/;

/** Returns whether each code unit is safe and one column wide, as in nearly all text of the API. */
export function isNarrowText(text: string): text is CleanText {
  return NARROW_TEXT.test(text);
}

/**
 * Characters that must not reach a terminal: control characters (C0, DEL, C1), characters that
 * change the direction of text or are invisible, and unpaired surrogates. A zero-width joiner or a
 * variation selector is allowed after an emoji and in a keycap (`1️⃣`) only.
 */
const UNSAFE =
  /[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]--[\u200d\ufe0e\ufe0f]]|(?<!\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]{0,2})(?!(?<=[0-9#*])\ufe0f\u20e3)[\u200d\ufe0e\ufe0f]/gv;

/**
 * The flags of England, Scotland and Wales, which consist of a black flag and invisible letters. No
 * other text may contain those.
 */
const LETTER_FLAGS =
  /(\u{1f3f4}\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f})/u;

/**
 * Replaces each unsafe character with a visible one: line breaks and tabs with a space, other C0
 * controls with their control picture (␛), the rest with �.
 */
export function clean(text: string): CleanText {
  if (isNarrowText(text)) return text;
  return text
    .replaceAll('\r\n', ' ')
    .split(LETTER_FLAGS)
    .map((piece, index) => (index % 2 === 0 ? piece.replace(UNSAFE, visibleCharacter) : piece))
    .join('') as CleanText;
}

function visibleCharacter(unsafe: string): string {
  const code = unsafe.codePointAt(0) ?? 0;
  if (code === 0x09 || code === 0x0a || code === 0x0d) return ' ';
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '␡' : '�';
}
