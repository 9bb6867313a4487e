import { clean } from '../text/clean.ts';
import type { Cell } from '../view/cell.ts';
import type { Compact } from '../view/view.ts';
import { cut, type Measure, measureFor, wrap } from './measure.ts';
import type { RenderOptions } from './render.ts';

const INDENT = '  ';
const BETWEEN = ' · ';

/**
 * Each title with its facts in the lines under it, as many on a line as fit. A fact that does not
 * fit on a line by itself is wrapped where nothing is to be lost, and else cut.
 */
export async function* compactLines(
  briefs: readonly Compact[],
  { width, paint }: RenderOptions,
  wrapped: boolean,
): AsyncIterable<string> {
  const texts = briefs.flatMap(({ title, facts }) => [title, ...facts].map(({ text }) => text));
  const measure = await measureFor(texts);
  for (const { title, facts } of briefs) {
    yield `${paint(cut(title.text, width, measure), title)}\n`;
    const room = width - INDENT.length;
    const fitting = wrapped ? facts.flatMap((fact) => inLines(fact, room, measure)) : facts;
    for (const line of filled(fitting, room, measure)) {
      const painted = line.map((fact) => paint(fact.text, fact));
      yield `${INDENT}${painted.join(paint(BETWEEN, { tone: 'faint' }))}\n`;
    }
  }
}

function inLines(fact: Cell, width: number, measure: Measure): Cell[] {
  const lines = wrap(fact.text, { measure, width, terminal: width });
  return lines.map((line) => ({ ...fact, text: clean(line) }));
}

/** The facts in lines, none of them wider than this. */
function filled(facts: readonly Cell[], width: number, measure: Measure): Cell[][] {
  const lines: Cell[][] = [];
  let room = 0;
  for (const fact of facts) {
    const fitting = { ...fact, text: clean(cut(fact.text, width, measure)) };
    const taken = measure.width(fitting.text);
    const line = lines.at(-1);
    if (line && taken + BETWEEN.length <= room) {
      line.push(fitting);
      room -= taken + BETWEEN.length;
    } else {
      lines.push([fitting]);
      room = width - taken;
    }
  }
  return lines;
}
