import type { Bar } from '../view/view.ts';
import { cut, measureFor } from './measure.ts';
import type { RenderOptions } from './render.ts';

/** In terminal columns; a longer bar is not easier to compare. */
const MAX_BAR_WIDTH = 40;

/** Spaces between label, number and bar. */
const GAP = 2;

/** The lines of a bar chart: labels, numbers, and bars in the rest of the width. */
export async function* barLines(
  bars: readonly Bar[],
  { width, paint, bars: drawBars }: RenderOptions,
): AsyncIterable<string> {
  const measure = await measureFor(bars.map(({ label }) => label.text));
  const maxAmount = max(bars.map(({ amount }) => amount));
  const numberWidth = String(maxAmount).length;
  const widestLabel = max(bars.map(({ label }) => measure.width(label.text)));
  const labelWidth = Math.max(1, Math.min(widestLabel, width - numberWidth - GAP));
  const barWidth = Math.min(MAX_BAR_WIDTH, width - labelWidth - numberWidth - 2 * GAP);
  const gap = ' '.repeat(GAP);
  for (const { label, amount } of bars) {
    const text = cut(label.text, labelWidth, measure);
    const paddedLabel = paint(text, label) + ' '.repeat(labelWidth - measure.width(text));
    const number = String(amount).padStart(numberWidth);
    const blocks = drawBars && barWidth > 0 ? barBlocks((amount / maxAmount) * barWidth) : '';
    const bar = blocks === '' ? '' : gap + paint(blocks, { tone: 'bar' });
    yield `${paddedLabel}${gap}${number}${bar}\n`;
  }
}

/** Unlike `Math.max`, has no limit on how many numbers there are. */
function max(numbers: readonly number[]): number {
  return numbers.reduce((highest, number) => Math.max(highest, number), 0);
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** Returns a bar of a length in columns, rounded to an eighth; a positive length is at least that. */
function barBlocks(length: number): string {
  const eighths = length > 0 ? Math.max(1, Math.round(length * 8)) : 0;
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}
