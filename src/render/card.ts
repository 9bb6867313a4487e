import type { Card, Field, Part } from '../view/view.ts';
import { type Measure, measureFor, wrap } from './measure.ts';
import type { RenderOptions } from './render.ts';
import { tableLines } from './table.ts';

/** Prose in longer lines than this is hard to read. */
const LONGEST_LINE = 80;

const INDENT = '  ';

/** The lines of a card: its title, then its sections one under the other. */
export async function* cardLines(card: Card, options: RenderOptions): AsyncIterable<string> {
  const { paint } = options;
  const inner = { ...options, width: options.width - INDENT.length };
  yield `${paint(card.title.text, card.title.tone)}\n`;
  for (const { heading, parts } of card.sections) {
    yield '\n';
    if (heading !== undefined) yield `${paint(heading, 'heading')}\n`;
    for (const part of parts) {
      for await (const line of partLines(part, inner)) yield INDENT + line;
    }
  }
}

async function* partLines(part: Part, options: RenderOptions): AsyncIterable<string> {
  switch (part.kind) {
    case 'fields':
      yield* fieldLines(part.fields, options);
      break;
    case 'prose':
      yield* proseLines(part.paragraphs, options.width);
      break;
    case 'table':
      yield* tableLines(part.table, options);
      break;
  }
}

/** Labels in one column, what they tell in another, wrapped within it. */
async function* fieldLines(fields: readonly Field[], { width, paint }: RenderOptions) {
  const measure = await measureFor(fields.map(({ cell }) => cell.text));
  const labelWidth = Math.max(...fields.map(({ label }) => label.length)) + 2;
  for (const { label, cell } of fields) {
    const lines = wrapped(cell.text, width - labelWidth, measure);
    for (const [index, line] of lines.entries()) {
      const padded = (index === 0 ? label : '').padEnd(labelWidth);
      yield `${paint(padded, 'label')}${paint(line, cell.tone)}\n`;
    }
  }
}

async function* proseLines(paragraphs: readonly string[], width: number) {
  const measure = await measureFor(paragraphs);
  for (const paragraph of paragraphs) {
    for (const line of wrapped(paragraph, width, measure)) yield `${line}\n`;
  }
}

function wrapped(text: string, width: number, measure: Measure): string[] {
  const terminal = Math.max(1, width);
  return wrap(text, { measure, terminal, width: Math.min(terminal, LONGEST_LINE) });
}
