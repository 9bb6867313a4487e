import type { Tone } from '../view/cell.ts';
import type { View } from '../view/view.ts';

/** Shows what a text means, or gives it back as it is where there is no colour. */
export type Paint = (text: string, tone: Tone | undefined) => string;

export interface RenderOptions {
  /** The columns there are; infinite where nothing is to be cut: in a pipe or a file. */
  readonly width: number;
  readonly paint: Paint;
}

/** Turns a view into text, piece by piece; every piece ends in a newline. */
export type Render = <Row>(
  view: View<Row>,
  options: RenderOptions,
) => Iterable<string> | AsyncIterable<string>;
