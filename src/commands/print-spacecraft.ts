import type { Context } from '../context.ts';
import type { Entry } from '../ll2/entry.ts';
import { SPACECRAFT } from '../view/spacecraft-view.ts';
import type { View } from '../view/view.ts';
import type { SpacecraftOutputValues } from './command-flags.ts';
import { checkRowFlags, printRows } from './print-rows.ts';

/** Throws `UsageError` for invalid output flags, before any request is sent. */
export function checkOutputFlags(
  flags: SpacecraftOutputValues,
  context: Pick<Context, 'env'>,
): void {
  checkRowFlags(flags, SPACECRAFT, context);
}

/** Prints spacecraft in the format that the flags select, or only their ids. */
export function printSpacecraft(
  view: View<Entry>,
  flags: SpacecraftOutputValues,
  context: Context,
): Promise<void> {
  return printRows(view, ({ record }) => record.id, flags, context);
}
