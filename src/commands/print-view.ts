import type { Context } from '../context.ts';
import { formatOf, type OutputValues } from '../flags/output-flags.ts';
import { loadRenderer } from '../render/load-renderer.ts';
import type { RenderOptions } from '../render/render.ts';
import { hasColor, paintWith } from '../terminal/color.ts';
import { hasLinks } from '../terminal/links.ts';
import { page, pagerFor } from '../terminal/pager.ts';
import { prefersPlainOutput } from '../terminal/plain-output.ts';
import { print } from '../terminal/print.ts';
import { outputWidth } from '../terminal/width.ts';
import { chooseColumns, withColumns } from '../view/choose-columns.ts';
import type { View } from '../view/view.ts';

/** Prints a view on stdout, fitted, coloured and paged where that is a terminal. */
export async function printView<Row>(
  view: View<Row>,
  flags: OutputValues,
  context: Context,
): Promise<void> {
  const { stdout, env } = context;
  const render = await loadRenderer(formatOf(flags, env));
  const shown = flags.columns ? withColumns(view, chooseColumns(flags.columns, view)) : view;
  const pieces = render(shown, await renderOptions(flags, context));
  const pager = stdout.isTTY ? pagerFor(flags.pager, env) : undefined;
  await (pager === undefined ? print(stdout, pieces) : page(pager, pieces, context));
}

async function renderOptions(flags: OutputValues, context: Context): Promise<RenderOptions> {
  const { stdout, env } = context;
  const colors = hasColor(stdout, env, flags.color);
  const links = await hasLinks(context);
  return {
    width: flags.wide ? Number.POSITIVE_INFINITY : outputWidth(context),
    paint: await paintWith({ colors, links }),
    links,
    bars: !prefersPlainOutput(env),
    header: flags.header,
  };
}
