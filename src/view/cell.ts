import { type CleanText, clean } from '../text/clean.ts';

/** What a text means, for a theme to show; the words never leave it to colour alone. */
export type Tone =
  | 'heading'
  | 'label'
  | 'faint'
  | 'active'
  | 'retired'
  | 'destroyed'
  | 'single use'
  | 'in space'
  | 'different'
  | 'bar'
  | 'error';

/** A place in a table or a card. */
export interface Cell {
  readonly text: CleanText;
  readonly tone?: Tone | undefined;
  /** Where a terminal that can is to lead from here; http or https. */
  readonly href?: string | undefined;
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

/** The same cell as the first of these addresses that is one, where any is. */
export function linked(to: Cell, ...urls: (string | null | undefined)[]): Cell {
  const href = urls.map(webUrl).find((url) => url !== undefined);
  return href === undefined ? to : { ...to, href };
}

/** An address that is itself a link. */
export function urlCell(url: string | null | undefined): Cell {
  return linked(cell(url), url);
}

/**
 * The address as a URL of http or https in its normal form, which is plain ASCII without white
 * space or controls; undefined for anything else, since a terminal would follow that too.
 */
export function webUrl(text: string | null | undefined): string | undefined {
  if (!text || !URL.canParse(text)) return undefined;
  const { protocol, href } = new URL(text);
  const prefersPlainOutput = /^[\x21-\x7e]+$/.test(href);
  return prefersPlainOutput && (protocol === 'http:' || protocol === 'https:') ? href : undefined;
}
