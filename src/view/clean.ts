declare const cleaned: unique symbol;

/** Text that changes nothing on a terminal but the places it is printed at. */
export type CleanText = string & { readonly [cleaned]: true };

/** Nothing but printable ASCII, which is nearly all there is: no need to look further. */
const PLAIN = /^[\x20-\x7e]*$/;

/**
 * What must not reach a terminal: control characters (C0, DEL, C1), characters that turn the
 * direction of text or cannot be seen, and halves of surrogate pairs. The joiner and the variation
 * selectors that hold an emoji together may stay behind one.
 */
const HARMFUL =
  /[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]--[\u200d\ufe0e\ufe0f]]|(?<!\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]{0,2})[\u200d\ufe0e\ufe0f]/gv;

/**
 * The text with every harmful character replaced by a visible one: line breaks and tabs by a
 * space, other C0 controls by their picture (␛), the rest by �. What a hostile text tries to do
 * is thus seen, and not done.
 */
export function clean(text: string): CleanText {
  if (PLAIN.test(text)) return text as CleanText;
  return text.replaceAll('\r\n', ' ').replace(HARMFUL, picture) as CleanText;
}

function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x09 || code === 0x0a || code === 0x0d) return ' ';
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '␡' : '�';
}
