/** What `changes` says about its log, on stderr. */
import type { Context } from '../context.ts';
import type { Comparison } from '../store/comparisons.ts';
import { announce, notice } from '../terminal/notice.ts';
import { ago } from '../text/relative-time.ts';
import { timeText } from '../view/date.ts';

export interface Extent {
  readonly count: number;
  readonly shown: number;
  readonly offset: number;
}

/** Prints which part of all changes was printed, and how to get the next. */
export function noticeExtent({ count, shown, offset }: Extent, context: Context): void {
  const end = offset + shown;
  if (shown === 0) announce(context, `no results at offset ${offset}; ${count} changes match`);
  else {
    const part = `${shown} of ${count} ${count === 1 ? 'change' : 'changes'}`;
    notice(context, end < count ? `${part} · next: --offset ${end}` : part);
  }
}

export interface LoggedPeriod {
  readonly log: readonly Comparison[];
  /** Value of `--since`, in milliseconds since the epoch. */
  readonly since: number | undefined;
  /** Time of the catalogue, in milliseconds since the epoch. */
  readonly syncedAt: number | undefined;
}

export interface PeriodOptions {
  readonly isHuman: boolean;
  /** Whether no change was found. */
  readonly isEmpty: boolean;
  /** Whether there may be changes that the filters left out. */
  readonly isFiltered: boolean;
}

/**
 * Prints which period the log covers. A program learns only that something is missing: nothing was
 * compared, or not the whole period.
 */
export function noticePeriod(
  period: LoggedPeriod,
  { isHuman, isEmpty, isFiltered }: PeriodOptions,
  context: Context,
): void {
  const { log, since = Number.NEGATIVE_INFINITY } = period;
  const compared = log.filter(({ to }) => to >= since);
  const [first] = compared;
  if (!first) {
    announce(context, withoutComparison(period, context));
    return;
  }
  const start = Math.max(first.since, since);
  if (isHuman) {
    const line = `changes since ${utc(start)}: ${syncs(compared, context)}`;
    if (isEmpty) announce(context, `no ${isFiltered ? 'matching ' : ''}${line}`);
    else notice(context, line);
  }
  for (const line of missingParts(compared, period)) announce(context, line);
}

function withoutComparison({ log, since, syncedAt }: LoggedPeriod, { now }: Context): string {
  if (syncedAt === undefined) {
    return 'nothing to compare yet; run spacecraft sync from time to time: each is compared with the one before';
  }
  const synced = `synced ${ago(syncedAt, now())}`;
  if (log.length === 0 || since === undefined) {
    return `nothing to compare yet; the next spacecraft sync is compared with this one, ${synced}`;
  }
  const compared = `nothing compared since ${utc(since)}`;
  return syncedAt < since
    ? `${compared}; last ${synced}; run spacecraft sync`
    : `${compared}: the catalogue, ${synced}, replaced ${INCOMPARABLE}`;
}

/** Why two catalogues were not compared. */
const INCOMPARABLE = 'one of another mode, or one that could not be read';

function syncs(compared: readonly Comparison[], { now }: Context): string {
  const count = compared.reduce((sum, each) => sum + each.syncs, 0);
  const last = compared.at(-1)?.to ?? 0;
  return count === 1
    ? `1 sync compared, ${ago(last, now())}`
    : `${count} syncs compared, the last ${ago(last, now())}`;
}

/** Describes what the comparisons don't cover of the period. */
function missingParts(
  compared: readonly Comparison[],
  { log, since, syncedAt }: LoggedPeriod,
): string[] {
  const lines: string[] = [];
  const [first] = compared;
  if (first && since !== undefined && first === log[0] && first.since > since) {
    lines.push(`the log starts at ${utc(first.since)}`);
  }
  const gap = gapsIn(compared, syncedAt).at(-1);
  if (gap) {
    lines.push(
      `not compared: ${utc(gap.from)} to ${utc(gap.to)}, when a catalogue replaced ${INCOMPARABLE}`,
    );
  }
  const omitted = compared.reduce((sum, each) => sum + (each.omitted ?? 0), 0);
  if (omitted > 0) lines.push(`${omitted} more changes exceed the size of the log`);
  return lines;
}

/** Returns the periods between comparisons, and after the last one, the earliest first. */
function gapsIn(compared: readonly Comparison[], syncedAt: number | undefined) {
  return compared.flatMap(({ to: from }, index) => {
    const to = compared[index + 1]?.since ?? syncedAt ?? from;
    return to > from ? [{ from, to }] : [];
  });
}

function utc(instant: number): string {
  return `${timeText(instant)} UTC`;
}
