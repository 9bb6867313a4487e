import { clean } from '../text/clean.ts';
import type { Cell } from '../view/cell.ts';
import type { Measure } from './measure.ts';
import type { RenderOptions } from './render.ts';
import { wrap } from './wrap.ts';

const SEPARATOR = ' · ';

/** Lines with as many facts as fit on each. A fact may be wider than a line. */
export function* factLines(
  facts: Iterable<Cell>,
  measure: Measure,
  { width, paint }: Pick<RenderOptions, 'width' | 'paint'>,
): Iterable<string> {
  const separator = paint(SEPARATOR, { tone: 'faint' });
  for (const line of fillLines(facts, width, measure)) {
    yield line.map((fact) => paint(fact.text, fact)).join(separator);
  }
}

/** The facts, with a fact for each line of one that is wider than a line. */
export function* wrapFacts(
  facts: readonly Cell[],
  width: number,
  measure: Measure,
): Iterable<Cell> {
  for (const { pieces, ...fact } of facts) {
    for (const line of wrap({ ...fact, pieces }, { measure, width })) {
      yield { ...fact, text: clean(line) };
    }
  }
}

/** Returns whether the facts fit on one line. */
export function isOneLine(facts: readonly Cell[], width: number, measure: Measure): boolean {
  const separators = SEPARATOR.length * (facts.length - 1);
  return facts.reduce((sum, { text }) => sum + measure.width(text, width), separators) <= width;
}

function* fillLines(facts: Iterable<Cell>, width: number, measure: Measure): Iterable<Cell[]> {
  let line: Cell[] = [];
  let available = 0;
  for (const fact of facts) {
    const factWidth = measure.width(fact.text, width);
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
