import { UsageError } from '../errors.ts';

/** Creates the error for flags that only the catalogue can answer. */
export function needsCatalogue(flags: readonly string[]): UsageError {
  const verb = flags.length > 1 ? 'require' : 'requires';
  return new UsageError(
    `${flags.join(' and ')} ${verb} the catalogue; run spacecraft sync (about 7 requests)`,
  );
}
