import { jsonText } from '../text/safe-json.ts';

/** Returns the text of a field in CSV and TSV: lists and objects as JSON. */
export function fieldText(value: unknown): string {
  if (value === null || value === undefined) return '';
  // JSON has no infinite numbers, but `1e999` is parsed as one.
  if (typeof value === 'number' && !Number.isFinite(value)) return '';
  return typeof value === 'object' ? jsonText(value) : String(value);
}
