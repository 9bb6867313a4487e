import { UsageError } from '../errors.ts';
import { entryOfRecord } from '../ll2/entry.ts';
import type { Mismatch } from '../ll2/mismatch.ts';
import type { RawRecord } from '../ll2/spacecraft.ts';
import type { SpacecraftSummary } from '../ll2/summary.ts';
import { type KnownFlight, knownFlights } from '../query/known-flight.ts';
import type { Catalogue } from '../store/catalogue-file.ts';
import { CorruptFileError } from '../store/file-format.ts';
import { localSource } from './local.ts';
import { needsDetails } from './needs-catalogue.ts';
import type { Services, SourceOptions } from './open-source.ts';
import type { Provenance, Source } from './source.ts';

/** All flights in a detailed catalogue. */
export interface FlightCollection {
  readonly provenance: Provenance;
  /** Resolves names, and finds spacecraft. Their entries have the fields of summaries only. */
  readonly source: Source;
  readonly flights: readonly KnownFlight[];
  /** The ids of the spacecraft whose flights are unknown, because their records have no details. */
  readonly unknown: ReadonlySet<number>;
  /** Why parts of records count as unknown, by id of the spacecraft. */
  readonly ignored: ReadonlyMap<number, readonly Mismatch[]>;
  /**
   * Reads the records of spacecraft, each once. Throws if one of them is corrupt, before any is
   * returned.
   */
  records(ids: readonly number[]): ReadonlyMap<number, RawRecord>;
}

/**
 * Opens the flights in the catalogue, whatever its age. Throws `UsageError` if there is no detailed
 * catalogue: neither the API nor the sample has all flights.
 */
export function openFlights(
  { base, warn }: Pick<SourceOptions, 'base' | 'warn'>,
  { openCatalogue, isFresh }: Pick<Services, 'openCatalogue' | 'isFresh'>,
  now: number,
): FlightCollection {
  const catalogue = openCatalogue();
  if (catalogue?.mode !== 'detailed') throw needsDetails(['flights'], catalogue?.mode);
  const { summaries, at, ignored } = catalogue;
  const orNeedsDetails = <Result>(read: () => Result): Result => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof CorruptFileError)) throw error;
      warn('ignoring the corrupt catalogue; run spacecraft sync');
      throw needsDetails(['flights'], undefined);
    }
  };
  const { flights, unknown } = orNeedsDetails(() => catalogue.flights());
  return {
    provenance: { origin: 'catalogue', at, ...(!isFresh(at) && { stale: {} }) },
    source: localSource(
      {
        summaries,
        origin: 'catalogue',
        at,
        mode: catalogue.mode,
        entries: summaryEntries(summaries),
      },
      base,
    ),
    flights: knownFlights(flights, summaries, { at, now }),
    unknown: new Set(unknown),
    ignored,
    records: (ids) => orNeedsDetails(() => readRecords(catalogue, ids)),
  };
}

/** Opens the flights, or returns undefined if there is no intact detailed catalogue. */
export function findFlights(
  options: Pick<SourceOptions, 'base' | 'warn'>,
  services: Pick<Services, 'openCatalogue' | 'isFresh'>,
  now: number,
): FlightCollection | undefined {
  try {
    return openFlights(options, services, now);
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

/** Summaries are enough to refer to spacecraft by name, and cost nothing to read. */
function summaryEntries(summaries: readonly SpacecraftSummary[]) {
  return (ids: readonly number[]) => {
    const byId = new Map(summaries.map((summary) => [summary.id, summary]));
    return ids.flatMap((id) => {
      const summary = byId.get(id);
      return summary ? [entryOfRecord(summary)] : [];
    });
  };
}

function readRecords(catalogue: Catalogue, ids: readonly number[]): ReadonlyMap<number, RawRecord> {
  const distinct = [...new Set(ids)];
  const entries = catalogue.entries(distinct);
  return new Map(entries.map(({ raw }) => [raw.id, raw]));
}
