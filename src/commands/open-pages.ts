import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { Spacecraft } from '../ll2/spacecraft.ts';
import { announce } from '../terminal/notice.ts';
import { print } from '../terminal/print.ts';
import { configurationPage } from '../view/configuration-page.ts';

/** Opens the page of each configuration in the browser, or prints its URL if there is no browser. */
export async function openPages(records: readonly Spacecraft[], context: Context): Promise<void> {
  const without = records.filter(({ spacecraft_config: config }) => !configurationPage(config));
  if (without.length > 0) {
    const names = without.map(({ name }) => name).join(', ');
    throw new NotFoundError(`no page known for ${names}; try spacecraft show`);
  }
  const urls = records.flatMap(({ spacecraft_config: config }) => configurationPage(config) ?? []);
  for (const url of new Set(urls)) {
    if (await context.browse(url)) announce(context, `opened ${url}`);
    else await print(context, [`${url}\n`]);
  }
}
