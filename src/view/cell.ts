import { type CleanText, clean } from './clean.ts';

/** What a text means, for a theme to show; the words never leave it to colour alone. */
export type Tone =
  | 'heading'
  | 'label'
  | 'faint'
  | 'active'
  | 'retired'
  | 'destroyed'
  | 'single use'
  | 'in space';

/** A place in a table or a card. */
export interface Cell {
  readonly text: CleanText;
  readonly tone?: Tone | undefined;
}

/** What stands where there is nothing to tell. */
const NOTHING: Cell = { text: clean('–'), tone: 'faint' };

/** A cell of any value of the API; nothing to tell is shown as a dash. */
export function cell(value: string | number | null | undefined, tone?: Tone): Cell {
  if (value === null || value === undefined || value === '') return NOTHING;
  return { text: clean(String(value)), tone };
}

/** A cell that says yes or no. */
export function yesOrNo(value: boolean | null | undefined): Cell {
  return cell(value === true ? 'yes' : value === false ? 'no' : undefined);
}
