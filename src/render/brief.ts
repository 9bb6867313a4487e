import { type Cell, cell } from '../view/cell.ts';
import type { Brief } from '../view/view.ts';
import { cut, type Measure, measureFor } from './measure.ts';
import type { RenderOptions } from './render.ts';

const INDENT = '  ';
const BETWEEN = ' · ';

/** Each title with its facts in the lines under it, as many on a line as fit. */
export async function* briefLines(
  briefs: readonly Brief[],
  { width, paint }: RenderOptions,
): AsyncIterable<string> {
  const texts = briefs.flatMap(({ title, facts }) => [title, ...facts].map(({ text }) => text));
  const measure = await measureFor(texts);
  for (const { title, facts } of briefs) {
    yield `${paint(cut(title.text, width, measure), title)}\n`;
    for (const line of filled(facts, width - INDENT.length, measure)) {
      const painted = line.map((fact) => paint(fact.text, fact));
      yield `${INDENT}${painted.join(paint(BETWEEN, { tone: 'faint' }))}\n`;
    }
  }
}

/** The facts in lines, none of them wider than this. */
function filled(facts: readonly Cell[], width: number, measure: Measure): Cell[][] {
  const lines: Cell[][] = [];
  let room = 0;
  for (const fact of facts) {
    const fitting = { ...fact, text: cell(cut(fact.text, width, measure)).text };
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
