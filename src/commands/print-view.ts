import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import type { OutputValues } from '../flags/output.ts';
import { type Format, renderer } from '../render/formats.ts';
import { colorLevel, paintWith } from '../terminal/color.ts';
import { print } from '../terminal/print.ts';
import type { View } from '../view/view.ts';

/** The format that the flags ask for. */
export function formatOf({ format, json }: OutputValues): Format {
  if (json && format !== undefined && format !== 'json') {
    throw new UsageError(`--json and --format ${format} ask for two formats: leave one out`);
  }
  return json ? 'json' : (format ?? 'table');
}

/** Prints a view on stdout, fitted and coloured where that is a terminal. */
export async function printView<Row>(
  view: View<Row>,
  flags: OutputValues,
  { stdout, env }: Context,
): Promise<void> {
  const render = await renderer(formatOf(flags));
  const width = (stdout.isTTY && stdout.columns) || Number.POSITIVE_INFINITY;
  await print(stdout, render(view, { width, paint: await paintWith(colorLevel(stdout, env)) }));
}
