declare const cleaned: unique symbol;

/** Text that changes nothing on a terminal but the places it is printed at. */
export type CleanText = string & { readonly [cleaned]: true };

/** Letters of Latin, Greek and Cyrillic, dashes, dots and quotes: a column wide each, and harmless. */
const NARROW_TEXT =
  /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2400-\u2426]*$/;

/** Whether there is no need to look further, as with nearly all text there is. */
export const isNarrowText = (text: string): boolean => NARROW_TEXT.test(text);

/**
 * What must not reach a terminal: control characters (C0, DEL, C1), characters that turn the
 * direction of text or cannot be seen, and halves of surrogate pairs. The joiner and the variation
 * selectors that hold an emoji together may stay behind one. Made when a text needs it: what Unicode
 * has of these takes a millisecond to look up.
 */
const makeHarmful = () =>
  /[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]--[\u200d\ufe0e\ufe0f]]|(?<!\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]{0,2})[\u200d\ufe0e\ufe0f]/gv;

let harmful: RegExp | undefined;

/**
 * The text with every harmful character replaced by a visible one: line breaks and tabs by a
 * space, other C0 controls by their picture (␛), the rest by �. What a hostile text tries to do
 * is thus seen, and not done.
 */
export function clean(text: string): CleanText {
  if (isNarrowText(text)) return text as CleanText;
  harmful ??= makeHarmful();
  return text.replaceAll('\r\n', ' ').replace(harmful, picture) as CleanText;
}

function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x09 || code === 0x0a || code === 0x0d) return ' ';
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '␡' : '�';
}
