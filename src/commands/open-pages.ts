import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { Spacecraft } from '../ll2/spacecraft.ts';
import { announce } from '../terminal/notice.ts';
import { print } from '../terminal/print.ts';
import { webUrl } from '../view/cell.ts';

/**
 * Opens the page of each spacecraft in the browser, or prints its URL if there is no browser. The
 * API only knows pages of configurations.
 */
export async function openPages(records: readonly Spacecraft[], context: Context): Promise<void> {
  const without = records.filter((record) => pageOf(record) === undefined);
  if (without.length > 0) {
    const names = without.map(({ name }) => name).join(', ');
    throw new NotFoundError(`no page known for ${names}; try spacecraft show`);
  }
  for (const url of new Set(records.flatMap((record) => pageOf(record) ?? []))) {
    if (await context.browse(url)) announce(context, `opened ${url}`);
    else await print(context, [`${url}\n`]);
  }
}

function pageOf({ spacecraft_config: config }: Spacecraft): string | undefined {
  return webUrl(config?.wiki_link) ?? webUrl(config?.info_link);
}
