import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { durationStyleOf, formatOf } from '../flags/output-flags.ts';
import type { Entry } from '../ll2/entry.ts';
import type { Format } from '../output-options.ts';
import { print } from '../terminal/print.ts';
import { chooseColumns } from '../view/choose-columns.ts';
import type { ColumnOptions } from '../view/spacecraft-column.ts';
import { spacecraftKind } from '../view/spacecraft-view.ts';
import type { RowKind, View } from '../view/view.ts';
import type { SpacecraftOutputValues } from './command-flags.ts';
import { printView } from './print-view.ts';

/** Throws `UsageError` for invalid output flags, before any request is sent. */
export function checkOutputFlags(
  flags: SpacecraftOutputValues & { readonly compare?: boolean },
  context: Pick<Context, 'env' | 'now'>,
): void {
  checkRowFlags(flags, spacecraftKind(columnOptions(flags, context)), context);
}

/** Throws `UsageError` for output flags that are invalid for rows of this kind. */
export function checkRowFlags<Row>(
  flags: SpacecraftOutputValues & { readonly compare?: boolean },
  kind: RowKind<Row>,
  { env }: Pick<Context, 'env'>,
): void {
  const format = formatOf(flags, env);
  if (flags.columns) chooseColumns(flags.columns, kind);
  const conflict = flags.quiet && conflictWithQuiet(flags);
  if (conflict) throw new UsageError(`--quiet cannot be combined with ${conflict}`);
  const hasColumns = flags.columns !== undefined || flags.compare;
  const { durations = 'iso' } = flags;
  if (durations !== 'iso' && RECORD_FORMATS.has(format) && !hasColumns) {
    throw new UsageError(
      `--durations ${durations} cannot be combined with --format ${format}, which prints records as the API sent them; add --columns`,
    );
  }
}

/** The formats that print whole records, unless columns are chosen. */
export const RECORD_FORMATS: ReadonlySet<Format> = new Set(['json', 'ndjson', 'yaml']);

/** Returns what the content of columns depends on. */
export function columnOptions(
  flags: SpacecraftOutputValues,
  { env, now }: Pick<Context, 'env' | 'now'>,
): ColumnOptions {
  return { durations: durationStyleOf(flags, env), now: now() };
}

/** Prints spacecraft in the format that the flags select, or only their ids. */
export async function printSpacecraft(
  view: View<Entry>,
  flags: SpacecraftOutputValues,
  context: Context,
): Promise<void> {
  if (!flags.quiet) return printView(view, flags, context);
  const ids = view.rows.map(({ record }) => record.id);
  await printIds(ids, context);
}

/** Prints ids, one per line. */
export async function printIds(ids: readonly number[], { stdout }: Context): Promise<void> {
  await print(
    stdout,
    ids.map((id) => `${id}\n`),
  );
}

function conflictWithQuiet(flags: SpacecraftOutputValues): string | undefined {
  const { format, json, columns, durations } = flags;
  if (durations) return `--durations ${durations}`;
  if (columns) return '--columns';
  if (json) return '--json';
  return format && `--format ${format}`;
}
