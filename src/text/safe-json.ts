/**
 * Characters that a terminal may interpret or hide, beyond those that JSON itself escapes: DEL, the
 * C1 controls, and Unicode's category Cf, which changes the direction of text or is invisible.
 *
 * Written as code units instead of `\p{Cf}`, because every printed byte is searched, and this takes
 * a fifth of the time. A test compares it with Unicode.
 */
export const INVISIBLE =
  /[\u007f-\u009f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\ud804[\udcbd\udccd]|\ud80d[\udc30-\udc3f]|\ud82f[\udca0-\udca3]|\ud834[\udd73-\udd7a]|\udb40[\udc01\udc20-\udc7f]/g;

/**
 * Returns the value as JSON with all `INVISIBLE` characters escaped. They occur only inside JSON
 * strings, so the result parses to the same value.
 */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(INVISIBLE, escapeCodeUnits);
}

function escapeCodeUnits(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
