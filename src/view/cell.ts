import { type CleanText, clean } from '../text/clean.ts';
import { jsonText } from '../text/safe-json.ts';

/** The meaning of a text, which a theme shows as a colour. The text is clear without colour too. */
export type Tone =
  | 'heading'
  | 'label'
  | 'faint'
  | 'active'
  | 'destroyed'
  | 'in space'
  | 'different'
  | 'bar'
  | 'error';

/** A text in a table or a card. */
export interface Cell {
  readonly text: CleanText;
  /**
   * The pieces of the text that stay on one line if they fit, because people copy or read them as one;
   * by default its words. Joined with spaces, they are the text.
   */
  readonly pieces?: readonly CleanText[] | undefined;
  readonly tone?: Tone | undefined;
  /** An http or https URL for terminals that support hyperlinks. */
  readonly href?: string | undefined;
}

/** Placeholder for a missing value. */
const MISSING: Cell = { text: clean('–'), tone: 'faint' };

/** Returns the cell of a text or a number; a dash if it is missing or empty. */
export function cell(value: string | number | null | undefined, tone?: Tone): Cell {
  if (value === null || value === undefined || value === '' || isInfinite(value)) return MISSING;
  return { text: clean(String(value)), tone };
}

/** Returns the cell of a text that people copy whole, such as a serial number. */
export function unbrokenCell(value: string | null | undefined, tone?: Tone): Cell {
  const whole = cell(value, tone);
  return { ...whole, pieces: [whole.text] };
}

/** Returns the cell of a text that is broken only after commas and colons: `2006-03-30, 20 years ago`. */
export function phrasesCell(value: string | null | undefined, tone?: Tone): Cell {
  const whole = cell(value, tone);
  return { ...whole, pieces: whole.text.split(/(?<=[,:]) /).map(clean) };
}

/** JSON has no infinite numbers, but `1e999` is parsed as one. */
function isInfinite(value: unknown): boolean {
  return typeof value === 'number' && !Number.isFinite(value);
}

export function yesNoCell(value: boolean | null | undefined): Cell {
  return cell(value === true ? 'yes' : value === false ? 'no' : undefined);
}

/** Returns the cell of a value of any type: lists with commas, objects as JSON. */
export function valueCell(value: unknown): Cell {
  return cell(valueText(value));
}

function valueText(value: unknown): string {
  if (value === null || value === undefined || isInfinite(value)) return '';
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  return typeof value === 'object' ? jsonText(value) : String(value);
}

/** Returns the cell with a hyperlink, if the URL is valid. */
export function withLink(cell: Cell, url: string | null | undefined): Cell {
  const href = webUrl(url);
  return href === undefined ? cell : { ...cell, href };
}

/** Returns a cell with a URL as its text and its hyperlink. */
export function urlCell(url: string | null | undefined): Cell {
  return withLink(cell(url), url);
}

/**
 * Returns the normal form of an http or https URL, which has printable ASCII characters only;
 * undefined for other text, because a terminal would open any URL.
 */
export function webUrl(text: string | null | undefined): string | undefined {
  if (!text || !URL.canParse(text)) return undefined;
  const { protocol, href } = new URL(text);
  const isPrintableAscii = /^[\x21-\x7e]+$/.test(href);
  return isPrintableAscii && (protocol === 'http:' || protocol === 'https:') ? href : undefined;
}
