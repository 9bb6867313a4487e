import { clean } from '../text/clean.ts';
import type { Cell } from '../view/cell.ts';
import type { Measure } from './measure.ts';
import type { RenderOptions } from './render.ts';
import { wrap } from './wrap.ts';

const SEPARATOR = ' · ';

/** Returns lines with as many facts as fit on each. A fact may be wider than a line. */
export function factLines(
  facts: readonly Cell[],
  measure: Measure,
  { width, paint }: Pick<RenderOptions, 'width' | 'paint'>,
): string[] {
  const separator = paint(SEPARATOR, { tone: 'faint' });
  return fillLines(facts, width, measure).map((line) =>
    line.map((fact) => paint(fact.text, fact)).join(separator),
  );
}

/** Returns a fact for each line of a fact that is wider than a line. */
export function wrapFact(fact: Cell, width: number, measure: Measure): Cell[] {
  return wrap(fact, { measure, width }).map((line) => ({ ...fact, text: clean(line) }));
}

/** Returns the width of facts on one line. */
export function factsWidth(facts: readonly Cell[], measure: Measure): number {
  return facts.reduce(
    (sum, { text }) => sum + measure.width(text),
    SEPARATOR.length * (facts.length - 1),
  );
}

function fillLines(facts: readonly Cell[], width: number, measure: Measure): Cell[][] {
  const lines: Cell[][] = [];
  let available = 0;
  for (const fact of facts) {
    const factWidth = measure.width(fact.text);
    const line = lines.at(-1);
    if (line && factWidth + SEPARATOR.length <= available) {
      line.push(fact);
      available -= factWidth + SEPARATOR.length;
    } else {
      lines.push([fact]);
      available = width - factWidth;
    }
  }
  return lines;
}
