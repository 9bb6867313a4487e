import { jsonText } from '../text/safe-json.ts';
import type { Spacecraft } from './spacecraft.ts';

/** A spacecraft as a record and as text; each is made of the other when it is asked for. */
export interface Entry {
  readonly record: Spacecraft;
  /** The whole record as sent, as compact JSON that is safe to print. */
  readonly json: string;
}

export function entryOfRecord(record: Spacecraft): Entry {
  return {
    record,
    get json() {
      return jsonText(record);
    },
  };
}

/** Of JSON text that a gate let through when it was kept. */
export function entryOfText(text: () => string): Entry {
  let parsed: Spacecraft | undefined;
  return {
    get record() {
      parsed ??= JSON.parse(text()) as Spacecraft;
      return parsed;
    },
    get json() {
      return text();
    },
  };
}
