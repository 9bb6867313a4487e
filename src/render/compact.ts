import { clean } from '../text/clean.ts';
import type { Cell } from '../view/cell.ts';
import type { CompactRow } from '../view/view.ts';
import { cut, type Measure, measureFor, wrap } from './measure.ts';
import type { RenderOptions } from './render.ts';

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
  const toLines = wrapFacts ? wrapFact : cutFact;
  for (const { title, facts } of rows) {
    yield `${paint(cut(title.text, width, measure), title)}\n`;
    const factWidth = width - INDENT.length;
    const fitting = facts.flatMap((fact) => toLines(fact, factWidth, measure));
    for (const line of fillLines(fitting, factWidth, measure)) {
      const painted = line.map((fact) => paint(fact.text, fact));
      yield `${INDENT}${painted.join(paint(SEPARATOR, { tone: 'faint' }))}\n`;
    }
  }
}

function cutFact(fact: Cell, width: number, measure: Measure): Cell[] {
  return [{ ...fact, text: clean(cut(fact.text, width, measure)) }];
}

function wrapFact(fact: Cell, width: number, measure: Measure): Cell[] {
  return wrap(fact.text, { measure, width }).map((line) => ({ ...fact, text: clean(line) }));
}

/** Distributes facts that are no wider than a line to lines. */
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
