import { jsonText } from '../text/safe-json.ts';

/** A value of the API as the text of a field, in formats for programs: JSON where it is no scalar. */
export function fieldText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? jsonText(value) : String(value);
}
