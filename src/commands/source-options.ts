import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import type { SourceFlagValues } from '../flags/source-flags.ts';
import { DEFAULT_API_URL, DEFAULT_MAX_AGE, DEFAULT_TIMEOUT } from '../flags/source-flags.ts';
import type { Policy, SourceOptions } from '../source/open-source.ts';
import { announce, notice } from '../terminal/notice.ts';

/** Returns the options of a source. Throws `UsageError` if the flags contradict each other. */
export function sourceOptions(flags: SourceFlagValues, context: Context): SourceOptions {
  return {
    base: apiBase(flags),
    isCustomBase: flags.apiUrl !== undefined,
    policy: policyOf(flags),
    maxAge: flags.maxAge ?? DEFAULT_MAX_AGE,
    timeout: flags.timeout ?? DEFAULT_TIMEOUT,
    warn: (line) => announce(context, `spacecraft: ${line}`),
    log: (line) => {
      if (flags.verbose) notice(context, line);
    },
  };
}

/** Returns the base URL of the API, which ends with a slash. */
export function apiBase({ apiUrl }: Pick<SourceFlagValues, 'apiUrl'>): URL {
  return apiUrl ?? new URL(`${DEFAULT_API_URL}/`);
}

function policyOf({ offline, refresh }: SourceFlagValues): Policy {
  if (offline && refresh) throw new UsageError('--offline cannot be combined with --refresh');
  if (offline) return 'offline';
  return refresh ? 'refresh' : 'online';
}
