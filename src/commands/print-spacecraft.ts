import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { formatOf } from '../flags/output-flags.ts';
import type { Entry } from '../ll2/entry.ts';
import { print } from '../terminal/print.ts';
import { chooseColumns } from '../view/choose-columns.ts';
import { SPACECRAFT } from '../view/spacecraft-view.ts';
import type { View } from '../view/view.ts';
import type { SpacecraftOutputValues } from './command-flags.ts';
import { printView } from './print-view.ts';

/** Throws `UsageError` for invalid output flags, before any request is sent. */
export function checkOutputFlags(
  flags: SpacecraftOutputValues,
  { env }: Pick<Context, 'env'>,
): void {
  formatOf(flags, env);
  if (flags.columns) chooseColumns(flags.columns, SPACECRAFT);
  assertQuietAlone(flags);
}

/** Throws `UsageError` if `--quiet` is combined with flags for other output. */
export function assertQuietAlone(flags: SpacecraftOutputValues): void {
  const conflict = flags.quiet && conflictWithQuiet(flags);
  if (conflict) throw new UsageError(`--quiet cannot be combined with ${conflict}`);
}

/** Prints spacecraft in the format that the flags select, or only their ids. */
export async function printSpacecraft(
  view: View<Entry>,
  flags: SpacecraftOutputValues,
  context: Context,
): Promise<void> {
  if (!flags.quiet) return printView(view, flags, context);
  await print(
    context.stdout,
    view.rows.map(({ record }) => `${record.id}\n`),
  );
}

function conflictWithQuiet({ format, json, columns }: SpacecraftOutputValues): string | undefined {
  if (columns) return '--columns';
  if (json) return '--json';
  return format && `--format ${format}`;
}
