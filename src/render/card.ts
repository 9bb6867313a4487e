import type { Cell } from '../view/cell.ts';
import type { Card, Field, Part } from '../view/view.ts';
import { type BarLayout, barLayout, barLines } from './bars.ts';
import { factLines, isOneLine, wrapFacts } from './facts.ts';
import { fits, type Measure, measureFor } from './measure.ts';
import type { RenderOptions } from './render.ts';
import { sparklines } from './sparklines.ts';
import { tableLines } from './table.ts';
import { unbrokenWidth, type Wrappable, wrap } from './wrap.ts';

/** Longer lines of prose are hard to read. */
const MAX_LINE_WIDTH = 80;

const INDENT = '  ';

/** Spaces between a label and its value. */
const LABEL_GAP = 2;

/** The columns that all sections of a card share. */
interface CardLayout {
  readonly labelWidth: number;
  readonly bars: BarLayout;
}

/** The lines of a card: its title, and its sections with an empty line before each. */
export async function* cardLines(card: Card, options: RenderOptions): AsyncIterable<string> {
  const inner = { ...options, width: options.width - INDENT.length };
  const layout = await cardLayout(card, inner);
  yield* titleLines(card, options);
  for (const { heading, parts } of card.sections) {
    yield '\n';
    if (heading !== undefined) yield `${options.paint(heading, { tone: 'heading' })}\n`;
    for (const part of parts) {
      // A table has headings of its own.
      if (part.kind === 'table') yield '\n';
      for await (const line of partLines(part, layout, inner)) yield INDENT + line;
    }
  }
}

async function cardLayout({ sections }: Card, options: RenderOptions): Promise<CardLayout> {
  const parts = sections.flatMap((section) => section.parts);
  const fields = parts.flatMap((part) => (part.kind === 'fields' ? part.fields : []));
  const bars = parts.flatMap((part) => (part.kind === 'bars' ? part.bars : []));
  const widestLabel = fields.reduce((widest, { label }) => Math.max(widest, label.length), 0);
  return { labelWidth: widestLabel + LABEL_GAP, bars: await barLayout(bars, options) };
}

/** The title with the facts beside it if all fit on one line, and below it if not. */
async function* titleLines({ title, facts = [] }: Card, options: RenderOptions) {
  const measure = await measureFor([title, ...facts].map(({ text }) => text));
  const { width } = options;
  const all = [title, ...facts];
  const isBeside = isOneLine(all, width, measure);
  if (!isBeside) yield* cellLines(title, options);
  const rest = isBeside ? all : wrapFacts(facts, width, measure);
  for (const line of factLines(rest, measure, options)) yield `${line}\n`;
}

async function* partLines(
  part: Part,
  layout: CardLayout,
  options: RenderOptions,
): AsyncIterable<string> {
  switch (part.kind) {
    case 'fields':
      yield* fieldLines(part.fields, layout, options);
      break;
    case 'prose':
      yield* proseLines(part.paragraphs, options);
      break;
    case 'table':
      yield* tableLines(part.table, options);
      break;
    case 'bars':
      yield* barLines(part.bars, layout.bars, options);
      break;
    case 'years':
      yield* sparklines(part, options);
      break;
  }
}

/** Minimum width of the column of values beside that of the labels. */
const MIN_VALUE_WIDTH = 16;

/** A column of labels, and one of values, which are wrapped within it. */
async function* fieldLines(
  fields: readonly Field[],
  { labelWidth }: CardLayout,
  options: RenderOptions,
) {
  const width = options.width - labelWidth;
  const paintLabel = (text: string) => options.paint(text, { tone: 'label' });
  for (const { label, cell } of fields) {
    const measure = await measureFor([cell.text]);
    const isNarrow = width < MIN_VALUE_WIDTH;
    if (isNarrow && fits(cell.text, options.width - label.length - LABEL_GAP, measure)) {
      yield `${paintLabel(label)}${' '.repeat(LABEL_GAP)}${options.paint(cell.text, cell)}\n`;
      continue;
    }
    if (isNarrow || unbrokenWidth(cell, measure, width) > width) {
      yield `${paintLabel(label)}\n`;
      yield* ownLines(cell, options);
      continue;
    }
    let margin = paintLabel(label.padEnd(labelWidth));
    for await (const line of cellLines(cell, { ...options, width })) {
      yield margin + line;
      margin = ' '.repeat(labelWidth);
    }
  }
}

/** A value below its label. */
async function* ownLines(cell: Cell, options: RenderOptions) {
  const measure = await measureFor([cell.text]);
  const width = options.width - INDENT.length;
  // The indentation is worth less than a whole serial number.
  const needed = unbrokenWidth(cell, measure, options.width);
  const isIndented = needed <= width || needed > options.width;
  const [indent, lineWidth] = isIndented ? [INDENT, width] : ['', options.width];
  for await (const line of cellLines(cell, { ...options, width: lineWidth })) yield indent + line;
}

async function* cellLines(cell: Cell, { width, paint }: RenderOptions) {
  const measure = await measureFor([cell.text]);
  for (const line of wrapProse(cell, width, measure)) yield `${paint(line, cell)}\n`;
}

async function* proseLines(paragraphs: readonly string[], { width }: RenderOptions) {
  const measure = await measureFor(paragraphs);
  for (const text of paragraphs) {
    for (const line of wrapProse({ text }, width, measure)) yield `${line}\n`;
  }
}

function wrapProse(text: Wrappable, width: number, measure: Measure): Iterable<string> {
  const maxWordWidth = Math.max(1, width);
  const lineWidth = Math.min(maxWordWidth, MAX_LINE_WIDTH);
  return wrap(text, { measure, width: lineWidth, maxWordWidth });
}
