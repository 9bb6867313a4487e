import { shorten } from '../text/shorten.ts';
import type { Change, ChangeKind } from './change.ts';
import {
  compareFlights,
  endFields,
  type FlightChanges,
  hasEnded,
  type Interval,
  launchFields,
} from './compare-flights.ts';
import type { Entry } from './entry.ts';
import type { Spacecraft } from './spacecraft.ts';
import type { SpacecraftSummary } from './summary.ts';

/** All spacecraft of an API as they were at a sync. */
export interface EarlierState {
  /** In milliseconds since the epoch. */
  readonly at: number;
  readonly summaries: readonly SpacecraftSummary[];
  /** Reads spacecraft by their ids. */
  entries(ids: readonly number[]): readonly Entry[];
}

export interface LaterState {
  /** In milliseconds since the epoch. */
  readonly at: number;
  readonly spacecraft: readonly Pick<Entry, 'record' | 'json'>[];
}

/**
 * Returns what happened to the spacecraft between two states in the same mode, ordered by id.
 * Fields that are unknown in one of them, and values that grow with the clock, are no changes. Reads
 * one earlier record at a time, because all of them need tens of megabytes.
 */
export function compareStates(earlier: EarlierState, later: LaterState): Change[] {
  const interval = { from: earlier.at, to: later.at };
  const removed = new Map(earlier.summaries.map((summary) => [summary.id, summary]));
  const changes: Change[] = [];
  for (const { record, json } of later.spacecraft) {
    const { id } = record;
    if (!removed.delete(id)) {
      changes.push(changeOf('new', record));
      continue;
    }
    const [before] = earlier.entries([id]);
    // Most records are the same, and need not be parsed.
    if (!before || before.json === json) continue;
    for (const change of compareRecords(before.record, record, interval)) changes.push(change);
  }
  for (const summary of removed.values()) {
    changes.push(changeOf('removed', summary, boundedSummary(summary)));
  }
  return changes.sort((a, b) => a.spacecraft.id - b.spacecraft.id);
}

function compareRecords(before: Spacecraft, after: Spacecraft, interval: Interval): Change[] {
  const flights = compareFlights(before, after, interval);
  return [
    ...compareNames(before, after),
    ...comparePlaces(before, after, flights, interval.to),
    ...compareFlightCounts(before, after, flights, interval.to),
    ...compareStatuses(before, after),
  ];
}

/** A placeholder gets the name of its spacecraft when it is replaced: that is one change. */
function compareNames(before: Spacecraft, after: Spacecraft): Change[] {
  const isReplaced = before.is_placeholder === true && after.is_placeholder === false;
  const isRenamed = before.name !== after.name;
  if (!isReplaced && !isRenamed) return [];
  const kind = isReplaced ? 'placeholder_replaced' : 'renamed';
  return [changeOf(kind, after, { from: before.name, to: after.name })];
}

/** A spacecraft can be launched and return between two syncs, even several times. */
function comparePlaces(
  before: Spacecraft,
  after: Spacecraft,
  { launched, latest, continued }: FlightChanges,
  now: number,
): Change[] {
  const changes = launched.flatMap((flight): Change[] => {
    const launch = changeOf('launched', after, launchFields(flight, now));
    const hasReturned =
      launch.outcome === 'launched' && after.in_space === false && hasEnded(flight, now);
    return hasReturned ? [launch, changeOf('returned', after, endFields(flight))] : [launch];
  });
  if (before.in_space === false && after.in_space === true && launched.length === 0) {
    const fields = latest && !hasEnded(latest, now) ? launchFields(latest, now) : {};
    changes.push(changeOf('launched', after, fields));
  } else if (before.in_space === true && after.in_space === false) {
    const isKnown = !continued && changes.some(({ change }) => change === 'returned');
    const fields = continued && hasEnded(continued, now) ? endFields(continued) : {};
    if (!isKnown) changes.unshift(changeOf('returned', after, fields));
  }
  return changes;
}

/** A launch is a flight too, and says more. */
function compareFlightCounts(
  before: Spacecraft,
  after: Spacecraft,
  { launched, added }: FlightChanges,
  now: number,
): Change[] {
  const [from, to] = [before.flights_count, after.flights_count];
  if (typeof from !== 'number' || typeof to !== 'number') return [];
  const isLaunched = before.in_space === false && after.in_space === true;
  if (to - from <= Math.max(launched.length, Number(isLaunched))) return [];
  const [flight] = added;
  const fields = flight && added.length === 1 ? launchFields(flight, now) : {};
  return [changeOf('another_flight', after, { from, to, ...fields })];
}

function compareStatuses({ status: from }: Spacecraft, after: Spacecraft): Change[] {
  const { status: to } = after;
  if (!from || !to || from.id === to.id) return [];
  const name = ({ id, name }: typeof to) => name || `status ${id}`;
  return [changeOf('status_changed', after, { from: name(from), to: name(to) })];
}

/** Maximum length of a text in a change. Longer ones surely are a mistake in the data. */
const MAX_TEXT = 200;

function changeOf(
  change: ChangeKind,
  { id, name }: { readonly id: number; readonly name: string },
  fields: Omit<Change, 'change' | 'spacecraft'> = {},
): Change {
  return { change, spacecraft: { id, name: short(name) }, ...shortTexts(fields) };
}

function shortTexts<Fields extends object>(fields: Fields): Fields {
  const shortened = Object.entries(fields).map(([key, value]) => [
    key,
    typeof value === 'string' ? short(value) : value,
  ]);
  return Object.fromEntries(shortened) as Fields;
}

function short(text: string): string {
  return shorten(text, MAX_TEXT);
}

/** Maximum length of a summary as JSON; usual ones have 600 characters. */
const MAX_SUMMARY = 4_000;

function boundedSummary(summary: SpacecraftSummary): Pick<Change, 'summary'> {
  return JSON.stringify(summary).length > MAX_SUMMARY ? {} : { summary };
}
