import { LIST_FLAGS } from '../commands/command-flags.ts';
import { SPACECRAFT_FIELDS } from '../ll2/fields.ts';
import { FORMATS } from '../output-options.ts';
import { FILTERS } from '../query/filters.ts';
import { byFlag } from '../query/grouping.ts';

/** Kinds of values in hints, with the texts of each kind. An option of the kind `none` has no value. */
export const VALUE_KINDS = {
  none: /^$/,
  number: /^\d{1,9}$/,
  numbers: /^\d{1,9}([ ,]+\d{1,9})*$/,
  yes: /^(true|yes|on)$/i,
  no: /^(false|no|off)$/i,
  format: listOf([...FORMATS, 'jsonl', 'md', 'yml'], ''),
  statuses: listOf(FILTERS.status.values),
  groupings: listOf(byFlag.values ?? []),
  columns: listOf([...LIST_FLAGS.columns.values, ...SPACECRAFT_FIELDS], '(\\.[a-z_]+)*'),
  file: /^[^-].*\.(json|ndjson|jsonl|csv|tsv|ya?ml|md|txt)$/i,
  condition: /^\s*[a-z][\w-]*\s*(==?|:)\s*\S/i,
  dates: /^(today|yesterday|\d{4}(-\d\d){0,2}|\d{4}\.\.(\d{4})?|\.\.\d{4})$/,
  direction: /^-?[a-z_]+([ :]+(asc|desc)(ending)?)(,-?[a-z_]+([ :]+(asc|desc)(ending)?)?)*$/i,
  help: /^help$/,
  wide: /^wide$/,
  name: /^name$/,
  text: /./s,
} as const;

export type ValueKind = keyof typeof VALUE_KINDS;

/** Matches these words, separated by commas or spaces. */
function listOf(words: readonly string[], suffix = ''): RegExp {
  const word = `(${words.join('|')})${suffix}`;
  return new RegExp(`^${word}([ ,]+${word})*$`, 'i');
}
