import { throttleAddress } from '../api/address.ts';
import type { Context } from '../context.ts';
import { AnswerError } from '../errors.ts';
import { baseOf } from '../flags/source.ts';
import { surroundings } from '../source/surroundings.ts';
import { withSpinner } from '../terminal/spinner.ts';
import { quotaView } from '../view/quota-view.ts';
import type { QuotaValues } from './flags.ts';
import { printCurl } from './print-curl.ts';
import { printView } from './print-view.ts';

/** `spacecraft quota`: what is left of it. Asking costs nothing, and nothing of it is kept. */
export async function quota(flags: QuotaValues, context: Context): Promise<void> {
  const address = throttleAddress(baseOf(flags));
  if (flags.curl) return printCurl([address], context);
  const { ask } = await surroundings(flags, context);
  const client = await ask();
  const { value: throttle, at } = await withSpinner(context, 'Asking for the quota', () =>
    client.get(address, 'throttle'),
  );
  if (!throttle) throw new AnswerError(`there is no quota at ${address}: is --api-url right?`);
  await printView(quotaView(throttle, { at, withKey: client.hasKey }), flags, context);
}
