import { clean } from '../text/clean.ts';
import type { Cell } from '../view/cell.ts';
import type { CompactRow } from '../view/view.ts';
import { cut, type Measure, measureFor } from './measure.ts';
import type { RenderOptions } from './render.ts';
import { wrap } from './wrap.ts';

const INDENT = '  ';
const SEPARATOR = ' · ';

/**
 * The lines of compact rows: each title, and below it as many facts per line as fit. Facts wider
 * than a line are wrapped or cut. Each line ends with a newline.
 */
export async function* compactLines(
  rows: readonly CompactRow[],
  { width, paint }: RenderOptions,
  wrapFacts: boolean,
): AsyncIterable<string> {
  const texts = rows.flatMap(({ title, facts }) => [title, ...facts].map(({ text }) => text));
  const measure = await measureFor(texts);
  for (const { title, facts } of rows) {
    yield `${paint(cut(title.text, width, measure), title)}\n`;
    const factWidth = width - INDENT.length;
    const fitting = fittingFacts(facts, factWidth, wrapFacts, measure);
    for (const line of fillLines(fitting, factWidth, measure)) {
      const painted = line.map((fact) => paint(fact.text, fact));
      yield `${INDENT}${painted.join(paint(SEPARATOR, { tone: 'faint' }))}\n`;
    }
  }
}

/** The facts, wrapped or cut to the width. */
function* fittingFacts(
  facts: readonly Cell[],
  width: number,
  wrapFacts: boolean,
  measure: Measure,
): Iterable<Cell> {
  for (const fact of facts) {
    const lines = wrapFacts
      ? wrap(fact.text, { measure, width })
      : [cut(fact.text, width, measure)];
    for (const line of lines) yield { ...fact, text: clean(line) };
  }
}

/** Distributes facts that are no wider than a line to lines. */
function* fillLines(facts: Iterable<Cell>, width: number, measure: Measure): Iterable<Cell[]> {
  let line: Cell[] = [];
  let available = 0;
  for (const fact of facts) {
    const factWidth = measure.width(fact.text);
    if (line.length > 0 && factWidth + SEPARATOR.length <= available) {
      line.push(fact);
      available -= factWidth + SEPARATOR.length;
    } else {
      if (line.length > 0) yield line;
      line = [fact];
      available = width - factWidth;
    }
  }
  if (line.length > 0) yield line;
}
