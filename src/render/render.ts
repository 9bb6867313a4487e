import type { Cell } from '../view/cell.ts';
import type { View } from '../view/view.ts';

/** Shows what a text means, and leads where its cell leads, where the terminal can. */
export type Paint = (text: string, of: Pick<Cell, 'tone' | 'href'>) => string;

export interface RenderOptions {
  /** The columns there are; infinite where nothing is to be cut: in a pipe or a file. */
  readonly width: number;
  readonly paint: Paint;
  /** Whether the terminal leads where a cell leads, so that an address need not be shown whole. */
  readonly links: boolean;
  /** Whether numbers are shown as bars too. */
  readonly bars: boolean;
  /** Whether columns have headings; undefined for what is usual in the format. */
  readonly header: boolean | undefined;
}

/** Turns a view into text, piece by piece; every piece ends in a newline. */
export type Render = <Row>(
  view: View<Row>,
  options: RenderOptions,
) => Iterable<string> | AsyncIterable<string>;
