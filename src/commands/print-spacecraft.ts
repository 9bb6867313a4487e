import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import type { FlagValues } from '../flags/flag.ts';
import type { SPACECRAFT_OUTPUT_FLAGS } from '../flags/output-flags.ts';
import type { Entry } from '../ll2/entry.ts';
import { print } from '../terminal/print.ts';
import type { View } from '../view/view.ts';
import { printView } from './print-view.ts';

/** Prints spacecraft as the flags say, or their ids alone. */
export async function printSpacecraft(
  view: View<Entry>,
  flags: FlagValues<typeof SPACECRAFT_OUTPUT_FLAGS>,
  context: Context,
): Promise<void> {
  if (flags.quiet) {
    ensureAlone(flags);
    await print(
      context.stdout,
      view.rows.map(({ record }) => `${record.id}\n`),
    );
  } else {
    await printView(view, flags, context);
  }
}

function ensureAlone({ format, json, columns }: FlagValues<typeof SPACECRAFT_OUTPUT_FLAGS>): void {
  const other = columns ? '--columns' : json ? '--json' : format && `--format ${format}`;
  if (other) throw new UsageError(`--quiet prints ids alone: leave it or ${other} out`);
}
