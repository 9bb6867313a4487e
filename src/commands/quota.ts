import { throttleUrl } from '../api/urls.ts';
import type { Context } from '../context.ts';
import { BadResponseError } from '../errors.ts';
import { baseOf } from '../flags/source-flags.ts';
import { openServices } from '../source/open-services.ts';
import { withSpinner } from '../terminal/spinner.ts';
import { quotaView } from '../view/quota-view.ts';
import type { QuotaValues } from './command-flags.ts';
import { printCurl } from './print-curl.ts';
import { printView } from './print-view.ts';

/** `spacecraft quota`: what is left of it. Asking costs nothing, and nothing of it is kept. */
export async function quota(flags: QuotaValues, context: Context): Promise<void> {
  const url = throttleUrl(baseOf(flags));
  if (flags.curl) return printCurl([url], context);
  const { ask } = await openServices(flags, context);
  const client = await ask();
  const { value: throttle, at } = await withSpinner(context, 'Asking for the quota', () =>
    client.get(url, 'throttle'),
  );
  if (!throttle) throw new BadResponseError(`there is no quota at ${url}: is --api-url right?`);
  await printView(quotaView(throttle, { at, withKey: client.hasKey }), flags, context);
}
