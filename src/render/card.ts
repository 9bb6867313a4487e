import type { Cell } from '../view/cell.ts';
import type { Bar, Card, Field, Part } from '../view/view.ts';
import { cut, type Measure, measureFor, wrap } from './measure.ts';
import type { RenderOptions } from './render.ts';
import { tableLines } from './table.ts';

/** Prose in longer lines than this is hard to read. */
const MAX_LINE_WIDTH = 80;

/** A bar that is longer tells no more. */
const MAX_BAR_WIDTH = 40;

const INDENT = '  ';

/** The lines of a card: its title, then its sections one under the other. */
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
  }
}

/** Labels in one column, what they tell in another, wrapped within it. */
async function* fieldLines(fields: readonly Field[], options: RenderOptions) {
  const labelWidth = Math.max(...fields.map(({ label }) => label.length)) + 2;
  const width = options.width - labelWidth;
  for (const { label, cell } of fields) {
    let margin = options.paint(label.padEnd(labelWidth), { tone: 'label' });
    for await (const line of cellLines(cell, { ...options, width })) {
      yield margin + line;
      margin = ' '.repeat(labelWidth);
    }
  }
}

/** A cell in as many lines as it takes; one that leads to what it names need not be whole. */
async function* cellLines(cell: Cell, { width, paint, links }: RenderOptions) {
  const measure = await measureFor([cell.text]);
  const lines =
    links && cell.href ? [cut(cell.text, width, measure)] : wrapped(cell.text, width, measure);
  for (const line of lines) yield `${paint(line, cell)}\n`;
}

async function* proseLines(paragraphs: readonly string[], { width }: RenderOptions) {
  const measure = await measureFor(paragraphs);
  for (const paragraph of paragraphs) {
    for (const line of wrapped(paragraph, width, measure)) yield `${line}\n`;
  }
}

function wrapped(text: string, width: number, measure: Measure): string[] {
  const terminal = Math.max(1, width);
  return wrap(text, { measure, terminal, width: Math.min(terminal, MAX_LINE_WIDTH) });
}

/** Labels, numbers, and what room is left filled with bars in proportion. */
async function* barLines(all: readonly Bar[], { width, paint, bars }: RenderOptions) {
  const measure = await measureFor(all.map(({ label }) => label.text));
  const most = Math.max(...all.map(({ amount }) => amount));
  const numberWidth = String(most).length;
  const widest = Math.max(...all.map(({ label }) => measure.width(label.text)));
  const labelWidth = Math.max(1, Math.min(widest, width - numberWidth - 2));
  const room = Math.min(MAX_BAR_WIDTH, width - labelWidth - numberWidth - 4);
  for (const { label, amount } of all) {
    const text = cut(label.text, labelWidth, measure);
    const name = paint(text, label) + ' '.repeat(labelWidth - measure.width(text));
    const drawn = bars && room > 0 ? bar((amount / most) * room) : '';
    const tail = drawn === '' ? '' : `  ${paint(drawn, { tone: 'bar' })}`;
    yield `${name}  ${String(amount).padStart(numberWidth)}${tail}\n`;
  }
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar of so many columns, to an eighth of one; what there is some of has at least that. */
function bar(length: number): string {
  const eighths = length > 0 ? Math.max(1, Math.round(length * 8)) : 0;
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}
