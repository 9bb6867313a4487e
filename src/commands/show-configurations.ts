import { NotFoundError } from '../errors.ts';
import { durationStyleOf, formatOf } from '../flags/output-flags.ts';
import type { Entry } from '../ll2/entry.ts';
import type { SpacecraftConfiguration } from '../ll2/spacecraft.ts';
import { type FlightsPerYear, flightsPerYear } from '../query/flights-per-year.ts';
import type { Inference } from '../query/resolve-query.ts';
import { resolveReference } from '../query/resolve-references.ts';
import type { ConfigurationList } from '../source/configuration-source.ts';
import type { Lookup, Provenance, SpacecraftRef } from '../source/source.ts';
import { notice } from '../terminal/notice.ts';
import { withSpinner } from '../terminal/spinner.ts';
import { nearest } from '../text/nearest.ts';
import { ago } from '../text/relative-time.ts';
import { configurationCardsView } from '../view/configurations-view.ts';
import {
  type ConfigurationRun,
  noticeConfigurations,
  printComparison,
} from './configuration-output.ts';
import { noticeInferences } from './notices.ts';
import { printRows } from './print-rows.ts';
import { readRefs } from './read-refs.ts';

/** Shows the configurations that the arguments name, in this order. */
export async function showConfigurations(
  args: readonly string[],
  run: ConfigurationRun,
): Promise<void> {
  const { source, flags, context } = run;
  const lookup = await readRefs(args, context);
  const { value: known, ...provenance } = await withSpinner(
    context,
    'Fetching configurations',
    () => source.find((list) => findEntries(lookup, list).missing.length === 0),
  );
  const { found, missing, inferences, isPhrase } = findEntries(lookup, known);
  noticeInferences(inferences, context);
  if (found.length > 0 || missing.length === 0) {
    const isSingle = lookup.isSingle || isPhrase;
    await (flags.compare ? printComparison(found, run) : printCards(found, !isSingle, run));
  }
  if (lookup.refs.length > 0) noticeConfigurations(found, provenance, run);
  // An unknown configuration does not hide the others.
  if (missing.length > 0) throw notFound(missing, known, provenance);
}

interface Findings {
  readonly found: readonly Entry<SpacecraftConfiguration>[];
  readonly missing: readonly SpacecraftRef[];
  readonly inferences: readonly Inference[];
  /** Whether the arguments together are one name. */
  readonly isPhrase: boolean;
}

/** Throws `UsageError` for an ambiguous name. */
function findEntries({ refs, phrase }: Lookup, { entries }: ConfigurationList): Findings {
  const known = entries.map(({ record: { id, name } }) => ({ id, name }));
  const isPhrase = phrase !== undefined && resolveReference(phrase, known) !== undefined;
  const results = (isPhrase ? [phrase] : refs).map((ref) => ({
    ref,
    resolution: resolveReference(ref, known),
  }));
  const byId = new Map(entries.map((entry) => [entry.record.id, entry]));
  return {
    isPhrase,
    found: results.flatMap(({ resolution }) =>
      (resolution?.ids ?? []).flatMap((id) => byId.get(id) ?? []),
    ),
    missing: results.flatMap(({ ref, resolution }) => (resolution ? [] : [ref])),
    inferences: results.flatMap(({ ref, resolution }) =>
      resolution?.inferredName === undefined
        ? []
        : [{ flag: 'configurations', text: String(ref), name: resolution.inferredName }],
    ),
  };
}

/** Flights are only counted for cards: reading them takes time. */
async function printCards(
  found: readonly Entry<SpacecraftConfiguration>[],
  asArray: boolean,
  { source, flags, context }: ConfigurationRun,
): Promise<void> {
  const now = context.now();
  const unknown = new Set<string>();
  const countFlights = ({ id, in_use }: SpacecraftConfiguration): FlightsPerYear | undefined => {
    const history = source.flightsOf(id);
    if (!history) {
      unknown.add('flights per year unknown: they require the catalogue; run spacecraft sync');
      return undefined;
    }
    if (!source.isFresh(history.at)) {
      unknown.add(`flights per year from the catalogue, synced ${ago(history.at, now)}`);
    }
    const lastYear = in_use ? new Date(now).getUTCFullYear() : undefined;
    return flightsPerYear(history.flights, now, lastYear);
  };
  const view = configurationCardsView(found, {
    durations: durationStyleOf(flags, context.env),
    now,
    flightsOf: countFlights,
    asArray,
  });
  await printRows(view, ({ record }) => record.id, flags, context);
  const hasCards = formatOf(flags, context.env) === 'table' && !flags.quiet && !flags.columns;
  if (hasCards) for (const line of unknown) notice(context, line);
}

function notFound(
  missing: readonly SpacecraftRef[],
  { entries, count }: ConfigurationList,
  { origin, stale }: Provenance,
): NotFoundError {
  const names = entries.map(({ record }) => record.name);
  const [first] = missing;
  const suggestion = missing.length === 1 ? nearest(String(first), names) : undefined;
  const hint = suggestion === undefined ? '' : `; did you mean ${suggestion}?`;
  // Stale data answers because the API failed.
  const advice = stale?.because ? '; try again later' : '; try without --offline';
  const place = origin === 'sample' ? 'sample' : 'catalogue';
  return new NotFoundError(
    count === undefined
      ? `the ${place} contains no configuration ${missing.join(', ')}${hint || advice}`
      : `no configuration ${missing.join(', ')}${hint || '; spacecraft configurations lists all'}`,
  );
}
