import { clean } from '../text/clean.ts';
import type { Cell } from '../view/cell.ts';
import type { CompactRow } from '../view/view.ts';
import { factLines, wrapFacts } from './facts.ts';
import { cut, type Measure, measureFor } from './measure.ts';
import type { RenderOptions } from './render.ts';

const INDENT = '  ';

/**
 * The lines of compact rows: each title, and below it as many facts per line as fit. Facts wider
 * than a line are wrapped or cut. Each line ends with a newline.
 */
export async function* compactLines(
  rows: readonly CompactRow[],
  { width, paint }: RenderOptions,
  isWrapped: boolean,
): AsyncIterable<string> {
  const texts = rows.flatMap(({ title, facts }) => [title, ...facts].map(({ text }) => text));
  const measure = await measureFor(texts);
  for (const { title, facts } of rows) {
    yield `${paint(cut(title.text, width, measure), title)}\n`;
    const factWidth = width - INDENT.length;
    const fitting = isWrapped
      ? wrapFacts(facts, factWidth, measure)
      : facts.map((fact) => cutFact(fact, factWidth, measure));
    for (const line of factLines(fitting, measure, { width: factWidth, paint })) {
      yield `${INDENT}${line}\n`;
    }
  }
}

function cutFact(fact: Cell, width: number, measure: Measure): Cell {
  return { ...fact, text: clean(cut(fact.text, width, measure)) };
}
