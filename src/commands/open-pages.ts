import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { Spacecraft } from '../ll2/spacecraft.ts';
import { notice } from '../terminal/notice.ts';
import { print } from '../terminal/print.ts';
import { webUrl } from '../view/cell.ts';

/**
 * Opens the page of each craft in the browser, or prints its address where there is no browser. The
 * API has no page of a single craft: it is that of its configuration.
 */
export async function openPages(craft: readonly Spacecraft[], context: Context): Promise<void> {
  const without = craft.filter((one) => pageOf(one) === undefined);
  if (without.length > 0) {
    const names = without.map(({ name }) => name).join(', ');
    throw new NotFoundError(`no page is known of ${names}: spacecraft show tells what is`);
  }
  for (const url of new Set(craft.flatMap((one) => pageOf(one) ?? []))) {
    if (await context.browse(url)) notice(context, `opened ${url}`);
    else await print(context.stdout, [`${url}\n`]);
  }
}

function pageOf({ spacecraft_config: config }: Spacecraft): string | undefined {
  return webUrl(config?.wiki_link) ?? webUrl(config?.info_link);
}
