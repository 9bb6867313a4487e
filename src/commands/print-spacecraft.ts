import type { Context } from '../context.ts';
import { durationStyleOf } from '../flags/output-flags.ts';
import type { Entry } from '../ll2/entry.ts';
import type { ColumnOptions } from '../view/spacecraft-column.ts';
import { spacecraftKind } from '../view/spacecraft-view.ts';
import type { View } from '../view/view.ts';
import type { SpacecraftOutputValues } from './command-flags.ts';
import { checkRowFlags, printRows } from './print-rows.ts';

/** Throws `UsageError` for invalid output flags, before any request is sent. */
export function checkOutputFlags(
  flags: SpacecraftOutputValues & { readonly compare?: boolean },
  context: Pick<Context, 'env' | 'now'>,
): void {
  checkRowFlags(flags, spacecraftKind(columnOptions(flags, context)), context);
}

/** Returns what the content of columns depends on. */
export function columnOptions(
  flags: SpacecraftOutputValues,
  { env, now }: Pick<Context, 'env' | 'now'>,
): ColumnOptions {
  return { durations: durationStyleOf(flags, env), now: now() };
}

/** Prints spacecraft in the format that the flags select, or only their ids. */
export function printSpacecraft(
  view: View<Entry>,
  flags: SpacecraftOutputValues,
  context: Context,
): Promise<void> {
  return printRows(view, ({ record }) => record.id, flags, context);
}
