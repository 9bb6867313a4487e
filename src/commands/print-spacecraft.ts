import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { durationStyleOf, formatOf } from '../flags/output-flags.ts';
import type { Entry } from '../ll2/entry.ts';
import type { Format } from '../output-options.ts';
import { print } from '../terminal/print.ts';
import { chooseColumns } from '../view/choose-columns.ts';
import type { ColumnOptions } from '../view/spacecraft-column.ts';
import { spacecraftKind } from '../view/spacecraft-view.ts';
import type { View } from '../view/view.ts';
import type { SpacecraftOutputValues } from './command-flags.ts';
import { printView } from './print-view.ts';

/** Throws `UsageError` for invalid output flags, before any request is sent. */
export function checkOutputFlags(
  flags: SpacecraftOutputValues & { readonly compare?: boolean },
  context: Pick<Context, 'env' | 'now'>,
): void {
  const format = formatOf(flags, context.env);
  if (flags.columns) chooseColumns(flags.columns, spacecraftKind(columnOptions(flags, context)));
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
export function assertQuietAlone(flags: SpacecraftOutputValues): void {
  const conflict = flags.quiet && conflictWithQuiet(flags);
  if (conflict) throw new UsageError(`--quiet cannot be combined with ${conflict}`);
}

/** The formats that print whole records, unless columns are chosen. */
const RECORD_FORMATS: ReadonlySet<Format> = new Set(['json', 'ndjson', 'yaml']);

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
  await print(
    context,
    view.rows.map(({ record }) => `${record.id}\n`),
  );
}

function conflictWithQuiet(flags: SpacecraftOutputValues): string | undefined {
  const { format, json, columns, durations } = flags;
  if (durations) return `--durations ${durations}`;
  if (columns) return '--columns';
  if (json) return '--json';
  return format && `--format ${format}`;
}
