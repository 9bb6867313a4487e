import type { Part } from '../view/view.ts';
import type { RenderOptions } from './render.ts';

type Years = Pick<Extract<Part, { readonly kind: 'years' }>, 'firstYear' | 'amounts'>;

const GAP = '  ';

/** Numbers of years on a line, the most that fits. */
const LINE_LENGTHS = [10, 5] as const;

/** The lines of amounts per year: the years, a sparkline if there is space, and the numbers. */
export function* sparklines({ firstYear, amounts }: Years, options: RenderOptions) {
  if (amounts.length === 0) return;
  const max = amounts.reduce((highest, amount) => Math.max(highest, amount), 0);
  const numberWidth = String(max).length;
  const { perLine, hasSparkline } = chooseLayout(numberWidth, options);
  const start = firstYear - (firstYear % perLine);
  for (let year = start; year < firstYear + amounts.length; year += perLine) {
    const skipped = Math.max(0, firstYear - year);
    const line = amounts.slice(year + skipped - firstYear, year + perLine - firstYear);
    const first = year + skipped;
    const last = first + line.length - 1;
    const years = (first === last ? `${first}` : `${first}–${last}`).padEnd(YEARS_WIDTH);
    // Each year has its place, so that the same years of decades are below each other.
    const before = ' '.repeat(skipped);
    const spark = (before + line.map((amount) => block(amount, max)).join('')).padEnd(perLine);
    const numbers = [...before, ...line].map((amount) => String(amount).padStart(numberWidth));
    const text = [
      options.paint(years, { tone: 'label' }),
      ...(hasSparkline ? [options.paint(spark, { tone: 'bar' })] : []),
      numbers.join(' '),
    ].join(GAP);
    yield `${text}\n`;
  }
}

/** The width of `1981–1990`. */
const YEARS_WIDTH = 9;

function chooseLayout(numberWidth: number, { width, bars }: RenderOptions) {
  const layouts = (bars ? [true, false] : [false]).flatMap((hasSparkline) =>
    LINE_LENGTHS.map((perLine) => ({ perLine, hasSparkline })),
  );
  const neededWidth = ({ perLine, hasSparkline }: (typeof layouts)[number]) =>
    YEARS_WIDTH +
    GAP.length +
    (hasSparkline ? perLine + GAP.length : 0) +
    perLine * (numberWidth + 1) -
    1;
  const fitting = layouts.find((layout) => neededWidth(layout) <= width);
  return fitting ?? { perLine: LINE_LENGTHS[1], hasSparkline: false };
}

const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** Returns a block for an amount above 0. */
function block(amount: number, max: number): string {
  if (amount <= 0) return ' ';
  return BLOCKS[Math.ceil((amount / max) * BLOCKS.length) - 1] ?? ' ';
}
