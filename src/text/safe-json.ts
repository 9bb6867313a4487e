/**
 * What a terminal may obey or hide, beyond what JSON escapes itself: DEL and the C1 controls, and
 * the characters of Unicode's category Cf, which turn text round or have no width. Written out in
 * code units, since the search goes over every byte that is printed, and takes a fifth of the time
 * that way; a test holds it against Unicode.
 */
export const INVISIBLE =
  /[\u007f-\u009f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\ud804[\udcbd\udccd]|\ud80d[\udc30-\udc3f]|\ud82f[\udca0-\udca3]|\ud834[\udd73-\udd7a]|\udb40[\udc01\udc20-\udc7f]/g;

/**
 * The value as JSON, with every character escaped that a terminal might obey or hide. Outside of
 * strings JSON has none of them, so that the value stays the same.
 */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(INVISIBLE, (character) =>
    Array.from({ length: character.length }, (_, index) =>
      escaped(character.charCodeAt(index)),
    ).join(''),
  );
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
