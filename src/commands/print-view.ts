import type { Context } from '../context.ts';
import { formatOf, type OutputValues } from '../flags/output-flags.ts';
import { interruptible } from '../interruption.ts';
import type { Format } from '../output-options.ts';
import { loadRenderer } from '../render/load-renderer.ts';
import type { RenderOptions } from '../render/render.ts';
import { hasColor, paintWith } from '../terminal/color.ts';
import { hasLinks } from '../terminal/links.ts';
import { page, pagerFor, pagerShowsColor } from '../terminal/pager.ts';
import { prefersPlainOutput } from '../terminal/plain-output.ts';
import { print } from '../terminal/print.ts';
import { outputWidth } from '../terminal/width.ts';
import { chooseColumns, withColumns } from '../view/choose-columns.ts';
import type { View } from '../view/view.ts';
import { noticeHiddenColumns } from './notices.ts';

/** Prints a view on stdout, fitted, coloured and paged where that is a terminal. */
export async function printView<Row>(
  view: View<Row>,
  flags: OutputValues,
  context: Context,
): Promise<void> {
  const { stdout, env } = context;
  const format = formatOf(flags, env);
  const render = await loadRenderer(format);
  const shown = flags.columns ? withColumns(view, chooseColumns(flags.columns, view)) : view;
  if (isBareTable(shown, format, flags) && stdout.isTTY) return;
  const isPaged = stdout.isTTY === true && view.rows.length > 0;
  const pager = isPaged ? pagerFor(flags.pager, env) : undefined;
  // Several cards may have tables that hide different columns.
  let hiddenColumns = 0;
  const rendered = render(shown, {
    ...(await renderOptions(flags, pager, context)),
    onHiddenColumns: (count) => {
      hiddenColumns = Math.max(hiddenColumns, count);
    },
  });
  const pieces = interruptible(rendered, context.interruption);
  await (pager === undefined ? print(context, pieces) : page(pager, pieces, context));
  noticeHiddenColumns(hiddenColumns, context);
}

/** Returns whether only headings would be printed, though nobody asked for them. */
function isBareTable<Row>(
  { rows, layout }: View<Row>,
  format: Format,
  { header }: OutputValues,
): boolean {
  return format === 'table' && layout.kind !== 'card' && rows.length === 0 && !header;
}

async function renderOptions(
  flags: OutputValues,
  pager: string | undefined,
  context: Context,
): Promise<RenderOptions> {
  const { stdout, env } = context;
  const isPlainPager = pager !== undefined && !pagerShowsColor(pager, env);
  const colors = hasColor(isPlainPager ? {} : stdout, env, flags.color);
  const links = !isPlainPager && (await hasLinks(context));
  return {
    width: flags.wide ? Number.POSITIVE_INFINITY : outputWidth(context),
    paint: paintWith({ colors, links }),
    bars: !prefersPlainOutput(env),
    header: flags.header,
  };
}
