import type { Cell } from '../view/cell.ts';
import type { Card, Field, Part } from '../view/view.ts';
import { barLines } from './bars.ts';
import { cut, type Measure, measureFor } from './measure.ts';
import type { RenderOptions } from './render.ts';
import { sparklines } from './sparklines.ts';
import { tableLines } from './table.ts';
import { hasUrlWiderThan, wrap } from './wrap.ts';

/** Longer lines of prose are hard to read. */
const MAX_LINE_WIDTH = 80;

const INDENT = '  ';

/** The lines of a card: its title, and its sections with an empty line before each. */
export async function* cardLines(card: Card, options: RenderOptions): AsyncIterable<string> {
  const inner = { ...options, width: options.width - INDENT.length };
  yield* cellLines(card.title, options);
  for (const { heading, parts } of card.sections) {
    yield '\n';
    if (heading !== undefined) yield `${options.paint(heading, { tone: 'heading' })}\n`;
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
      yield* proseLines(part.paragraphs, options);
      break;
    case 'table':
      yield* tableLines(part.table, options);
      break;
    case 'bars':
      yield* barLines(part.bars, options);
      break;
    case 'years':
      yield* sparklines(part, options);
      break;
  }
}

/** Minimum width of the column of values beside that of the labels. */
const MIN_VALUE_WIDTH = 16;

/** A column of labels, and one of values, which are wrapped within it. */
async function* fieldLines(fields: readonly Field[], options: RenderOptions) {
  const labelWidth = fields.reduce((widest, { label }) => Math.max(widest, label.length), 0) + 2;
  const width = options.width - labelWidth;
  for (const { label, cell } of fields) {
    if (width < MIN_VALUE_WIDTH || (await isUrlBroken(cell, width, options))) {
      yield* stackedLines(label, cell, options);
      continue;
    }
    let margin = options.paint(label.padEnd(labelWidth), { tone: 'label' });
    for await (const line of cellLines(cell, { ...options, width })) {
      yield margin + line;
      margin = ' '.repeat(labelWidth);
    }
  }
}

async function isUrlBroken(cell: Cell, width: number, { links }: RenderOptions): Promise<boolean> {
  const isCut = links && cell.href !== undefined;
  return !isCut && hasUrlWiderThan(width, cell.text, await measureFor([cell.text]));
}

/** A label with the value beside it if both fit on a line, and below it if not. */
async function* stackedLines(label: string, cell: Cell, options: RenderOptions) {
  const painted = options.paint(label, { tone: 'label' });
  const measure = await measureFor([cell.text]);
  if (measure.fit(cell.text, options.width - label.length - 2) === cell.text.length) {
    yield `${painted}  ${options.paint(cell.text, cell)}\n`;
    return;
  }
  yield `${painted}\n`;
  const width = options.width - INDENT.length;
  for await (const line of cellLines(cell, { ...options, width })) yield INDENT + line;
}

/** Wraps a cell; cuts it if it has a hyperlink, which leads to the whole. */
async function* cellLines(cell: Cell, { width, paint, links }: RenderOptions) {
  const measure = await measureFor([cell.text]);
  const lines =
    links && cell.href ? [cut(cell.text, width, measure)] : wrapProse(cell.text, width, measure);
  for (const line of lines) yield `${paint(line, cell)}\n`;
}

async function* proseLines(paragraphs: readonly string[], { width }: RenderOptions) {
  const measure = await measureFor(paragraphs);
  for (const paragraph of paragraphs) {
    for (const line of wrapProse(paragraph, width, measure)) yield `${line}\n`;
  }
}

function wrapProse(text: string, width: number, measure: Measure): Iterable<string> {
  const maxWordWidth = Math.max(1, width);
  const lineWidth = Math.min(maxWordWidth, MAX_LINE_WIDTH);
  return wrap(text, { measure, width: lineWidth, maxWordWidth, keepUrls: true });
}
