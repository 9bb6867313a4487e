import { jsonText } from '../text/safe-json.ts';

/** Returns the text of a field in CSV and TSV: lists and objects as JSON. */
export function fieldText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? jsonText(value) : String(value);
}
