import type { View } from '../view/view.ts';
import { yamlText } from './yaml-text.ts';

/** A single document. */
export function* yaml<Row>(view: View<Row>): Iterable<string> {
  yield* yamlPieces(view.document(view.value), MAX_VALUES);
}

/** Maximum number of values to convert at once. The library takes about 10 µs for each. */
const MAX_VALUES = 2_000;

/** The value as YAML, in pieces that each contain at most so many values. */
export function* yamlPieces(value: unknown, maxValues: number): Iterable<string> {
  if (countValues(value, maxValues) <= maxValues) yield yamlText(value);
  else if (Array.isArray(value)) yield* arrayPieces(value, maxValues);
  else yield* objectPieces(Object(value), maxValues);
}

function* arrayPieces(elements: readonly unknown[], maxValues: number): Iterable<string> {
  const sized = elements.map((element) => ({ entry: element, value: element }));
  for (const { small, large } of batches(sized, maxValues)) {
    if (small.length > 0) yield yamlText(small);
    if (large) yield* indented(yamlPieces(large.value, maxValues), '- ');
  }
}

function* objectPieces(object: object, maxValues: number): Iterable<string> {
  const entries = Object.entries(object).map((entry) => ({ entry, value: entry[1] as unknown }));
  for (const { small, large } of batches(entries, maxValues)) {
    if (small.length > 0) yield yamlText(Object.fromEntries(small));
    if (large) yield* fieldPieces(large.entry, maxValues);
  }
}

function* fieldPieces([name, value]: [string, unknown], maxValues: number): Iterable<string> {
  const key = /^([^?\n].*:) 0\n$/.exec(yamlText({ [name]: 0 }))?.[1];
  if (key === undefined) {
    // Names of more than 1,024 letters have another syntax.
    yield yamlText({ [name]: value });
    return;
  }
  yield `${key}\n`;
  yield* indented(yamlPieces(value, maxValues), '  ');
}

/** Indents all lines; the first one with another text. */
function* indented(pieces: Iterable<string>, first: string): Iterable<string> {
  let start = first;
  for (const piece of pieces) {
    yield start + piece.replace(/\n(?=[^\n])/g, '\n  ');
    start = '  ';
  }
}

/** An entry of an array or an object, with the value in it. */
interface Valued<Entry> {
  readonly entry: Entry;
  readonly value: unknown;
}

interface Batch<Entry> {
  readonly small: readonly Entry[];
  /** The entry behind them, if it is too large for a batch. */
  readonly large?: Valued<Entry>;
}

function* batches<Entry>(
  entries: readonly Valued<Entry>[],
  maxValues: number,
): Iterable<Batch<Entry>> {
  let small: Entry[] = [];
  let size = 0;
  for (const valued of entries) {
    const entrySize = countValues(valued.value, maxValues);
    const isLarge = entrySize > maxValues;
    if (isLarge || size + entrySize > maxValues) {
      yield { small, ...(isLarge && { large: valued }) };
      small = [];
      size = 0;
    }
    if (isLarge) continue;
    small.push(valued.entry);
    size += entrySize;
  }
  yield { small };
}

/** Counts values with those inside them, but not many more than the maximum. */
function countValues(value: unknown, max: number): number {
  if (typeof value !== 'object' || value === null) return 1;
  let count = 1;
  for (const child of Object.values(value)) {
    count += countValues(child, max - count);
    if (count > max) break;
  }
  return count;
}
