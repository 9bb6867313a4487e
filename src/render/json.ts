import type { View } from '../view/view.ts';

/** One document, pretty-printed. */
export function* json<Row>(view: View<Row>): Iterable<string> {
  yield `${harmless(JSON.stringify(view.document(), undefined, 2))}\n`;
}

/** A row a line. */
export function* ndjson<Row>(view: View<Row>): Iterable<string> {
  for (const row of view.rows) yield `${harmless(JSON.stringify(row))}\n`;
}

/**
 * What a terminal might obey, or not show; JSON itself escapes only the controls below U+0020.
 * Outside of strings none of it can occur.
 */
const INVISIBLE = /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu;

/** The same JSON, with every character escaped that a terminal might obey or hide. */
function harmless(text: string): string {
  return text.replace(INVISIBLE, (character) =>
    Array.from({ length: character.length }, (_, index) =>
      escaped(character.charCodeAt(index)),
    ).join(''),
  );
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
