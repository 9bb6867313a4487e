import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { formatOf, type OutputValues } from '../flags/output-flags.ts';
import type { DurationStyle, Format } from '../output-options.ts';
import { print } from '../terminal/print.ts';
import { chooseColumns } from '../view/choose-columns.ts';
import type { RowKind, View } from '../view/view.ts';
import { printView } from './print-view.ts';

/** The flags of commands that print rows with ids. */
export interface RowOutputValues extends OutputValues {
  readonly quiet?: boolean;
  readonly compare?: boolean;
  readonly durations?: DurationStyle;
}

/** The formats that print whole records, unless columns are chosen. */
export const RECORD_FORMATS: ReadonlySet<Format> = new Set(['json', 'ndjson', 'yaml']);

/** Throws `UsageError` for invalid output flags, before any request is sent. */
export function checkRowFlags<Row>(
  flags: RowOutputValues,
  kind: RowKind<Row>,
  { env }: Pick<Context, 'env'>,
): void {
  const format = formatOf(flags, env);
  if (flags.columns) chooseColumns(flags.columns, kind);
  assertQuietAlone(flags);
  const hasColumns = flags.columns !== undefined || flags.compare;
  const { durations = 'iso' } = flags;
  if (durations !== 'iso' && RECORD_FORMATS.has(format) && !hasColumns) {
    throw new UsageError(
      `--durations ${durations} cannot be combined with --format ${format}, which prints records as the API sent them; add --columns`,
    );
  }
}

/** Throws `UsageError` if `--quiet` is combined with flags for other output. */
export function assertQuietAlone(flags: RowOutputValues): void {
  const conflict = flags.quiet && conflictWithQuiet(flags);
  if (conflict) throw new UsageError(`--quiet cannot be combined with ${conflict}`);
}

/** Prints rows in the format that the flags select, or only their ids. */
export async function printRows<Row>(
  view: View<Row>,
  idOf: (row: Row) => number | null,
  flags: RowOutputValues,
  context: Context,
): Promise<void> {
  if (!flags.quiet) return printView(view, flags, context);
  await printIds(
    view.rows.flatMap((row) => idOf(row) ?? []),
    context,
  );
}

/** Prints ids, one per line. */
export async function printIds(ids: readonly number[], context: Context): Promise<void> {
  await print(
    context,
    ids.map((id) => `${id}\n`),
  );
}

/** Returns whether to say how many rows there are: only people are interested. */
export function announcesExtent(flags: RowOutputValues, { env, stderr }: Context): boolean {
  return (formatOf(flags, env) === 'table' && !flags.quiet) || stderr.isTTY === true;
}

function conflictWithQuiet(flags: RowOutputValues): string | undefined {
  const { format, json, columns, durations } = flags;
  if (durations) return `--durations ${durations}`;
  if (columns) return '--columns';
  if (json) return '--json';
  return format && `--format ${format}`;
}
