import { throttleUrl } from '../api/urls.ts';
import type { Context } from '../context.ts';
import { BadResponseError } from '../errors.ts';
import { withServices } from '../source/open-source.ts';
import { withSpinner } from '../terminal/spinner.ts';
import { quotaView } from '../view/quota-view.ts';
import type { QuotaValues } from './command-flags.ts';
import { printCurl } from './print-curl.ts';
import { printView } from './print-view.ts';
import { sourceOptions } from './source-options.ts';

/** `spacecraft quota`: shows how much quota is left. The request is free and not cached. */
export async function quota(flags: QuotaValues, context: Context): Promise<void> {
  const options = sourceOptions(flags, context);
  const url = throttleUrl(options.base);
  if (flags.curl) return printCurl([url], context);
  await withServices(options, context, async ({ openClient }) => {
    const client = await openClient();
    const { value: throttle, at } = await withSpinner(context, 'Fetching the quota', () =>
      client.get(url, 'throttle'),
    );
    if (!throttle) throw new BadResponseError(`no quota at ${url}`);
    await printView(quotaView(throttle, { at, withKey: client.hasKey }), flags, context);
  });
}
