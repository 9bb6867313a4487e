/** JSON itself escapes only what is below U+0020; a terminal may obey or hide these as well. */
const INVISIBLE = /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu;

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
