import type { Bar } from '../view/view.ts';
import { fits, type Measure, measureFor } from './measure.ts';
import type { RenderOptions } from './render.ts';
import { wrap } from './wrap.ts';

/** In terminal columns; a longer bar is not easier to compare. */
const MAX_BAR_WIDTH = 40;

/** The part of the width that is for bars; longer labels are wrapped. */
const BAR_SHARE = 1 / 3;

/** Minimum width of wrapped labels. Without room for them, there are no bars. */
const MIN_LABEL_WIDTH = 16;

/** Spaces before the further lines of a label. */
const INDENT = 2;

/** Spaces between label, number and bar. */
const GAP = 2;

/** The columns of all bar charts of a card, so that they start at the same places. */
export interface BarLayout {
  readonly measure: Measure;
  readonly labelWidth: number;
  readonly numberWidth: number;
  /** The width of a bar of the highest amount; 0 for no bars. */
  readonly barWidth: number;
  /** The highest amount, so that bars of equal length mean equal amounts. */
  readonly maxAmount: number;
}

export async function barLayout(
  bars: readonly Bar[],
  { width, bars: drawBars }: RenderOptions,
): Promise<BarLayout> {
  const measure = await measureFor(bars.map(({ label }) => label.text));
  const maxAmount = max(bars.map(({ amount }) => amount));
  const numberWidth = String(maxAmount).length;
  const widestLabel = max(bars.map(({ label }) => measure.width(label.text, width)));
  const maxLabelWidth = Math.max(1, width - numberWidth - GAP);
  const columns = { measure, numberWidth, maxAmount };
  const minBarWidth = Math.min(MAX_BAR_WIDTH, Math.floor(width * BAR_SHARE));
  const labelWidth = Math.min(widestLabel, maxLabelWidth - GAP - minBarWidth);
  if (!drawBars || labelWidth < Math.min(widestLabel, MIN_LABEL_WIDTH)) {
    return { ...columns, labelWidth: Math.min(widestLabel, maxLabelWidth), barWidth: 0 };
  }
  const barWidth = Math.min(MAX_BAR_WIDTH, maxLabelWidth - GAP - labelWidth);
  return { ...columns, labelWidth, barWidth };
}

/** The lines of a bar chart: labels, numbers, and bars in the rest of the width. */
export function* barLines(
  bars: readonly Bar[],
  { measure, labelWidth, numberWidth, barWidth, maxAmount }: BarLayout,
  { paint }: Pick<RenderOptions, 'paint'>,
): Iterable<string> {
  const gap = ' '.repeat(GAP);
  for (const { label, amount } of bars) {
    const isWrapped = !fits(label.text, labelWidth, measure);
    const wrapWidth = isWrapped ? Math.max(1, labelWidth - INDENT) : labelWidth;
    const number = String(amount).padStart(numberWidth);
    const line = barLine((amount / maxAmount) * barWidth);
    let rest = `${gap}${number}${line === '' ? '' : gap + paint(line, { tone: 'bar' })}`;
    let indent = '';
    for (const text of wrap(label, { width: wrapWidth, measure })) {
      // A URL can be wider than the column.
      const padding = ' '.repeat(Math.max(0, labelWidth - measure.width(text, labelWidth)));
      yield `${indent}${paint(text, label)}${rest && padding + rest}\n`;
      rest = '';
      indent = ' '.repeat(INDENT);
    }
  }
}

/** Unlike `Math.max`, has no limit on how many numbers there are. */
function max(numbers: readonly number[]): number {
  return numbers.reduce((highest, number) => Math.max(highest, number), 0);
}

/**
 * Returns a bar of a length in columns, rounded to a half; a positive length is at least that. Bars
 * are thin, because blocks would merge with those of the lines above and below.
 */
function barLine(length: number): string {
  const halves = length > 0 ? Math.max(1, Math.round(length * 2)) : 0;
  return '━'.repeat(Math.floor(halves / 2)) + (halves % 2 === 1 ? '╸' : '');
}
