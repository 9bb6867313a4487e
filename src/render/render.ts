import type { Cell } from '../view/cell.ts';
import type { View } from '../view/view.ts';

/** Adds the colour of a tone and a hyperlink to text, if the terminal supports them. */
export type Paint = (text: string, style: Pick<Cell, 'tone' | 'href'>) => string;

export interface RenderOptions {
  /** In terminal columns; infinite where nothing may be cut, as in pipes and files. */
  readonly width: number;
  readonly paint: Paint;
  /** Whether to draw bars beside numbers. */
  readonly bars: boolean;
  /** Whether to print headings; undefined for the default of the format. */
  readonly header: boolean | undefined;
  /** Called for each table with the number of columns that it has no room for, if any. */
  readonly onHiddenColumns?: (count: number) => void;
}

/** Converts a view to text. Each piece ends with a newline. */
export type Render = <Row>(
  view: View<Row>,
  options: RenderOptions,
) => Iterable<string> | AsyncIterable<string>;
