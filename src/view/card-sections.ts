import type { DurationStyle } from '../output-options.ts';
import { type CleanText, clean } from '../text/clean.ts';
import type { Cell } from './cell.ts';
import type { Field, Section } from './view.ts';

export interface CardOptions {
  /** Whether to include the figures of the configuration, and the flights. */
  readonly detailed: boolean;
  /** The time that dates are relative to, in milliseconds since the epoch. */
  readonly now: number;
  readonly durations: DurationStyle;
}

/** Returns a section of labelled fields. */
export function fieldSection(heading: string | undefined, fields: readonly Field[]): Section {
  return section(heading, { parts: [{ kind: 'fields', fields }] });
}

/** Returns a section of text, a paragraph per line; none if the text is missing or blank. */
export function proseSections(
  heading: string | undefined,
  text: string | null | undefined,
): Section[] {
  const paragraphs: CleanText[] = (text ?? '')
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
    .map(clean);
  if (paragraphs.length === 0) return [];
  return [section(heading, { parts: [{ kind: 'prose', paragraphs }] })];
}

/** Returns a field; none if the value is missing or empty. */
export function optionalField<Value>(
  label: string,
  value: Value | null | undefined,
  toCell: (value: Value) => Cell,
): Field[] {
  return value === null || value === undefined || value === ''
    ? []
    : [{ label, cell: toCell(value) }];
}

function section(heading: string | undefined, content: Pick<Section, 'parts'>): Section {
  return heading === undefined ? content : { heading, ...content };
}
