/**
 * How the API's framework reads a query string (Django 5, django-filter, Django REST Framework
 * 3.15), written from its rules and not from this program's idea of them: tests hold the two
 * against each other.
 */
import { CONFIGURATIONS, type Craft, numbers, STATUSES } from './fleet.ts';

/** `{parameter: [messages]}`, with status 400. */
export class BadRequest extends Error {
  readonly body: Readonly<Record<string, readonly string[]>>;

  constructor(parameter: string, message: string) {
    super(message);
    this.body = { [parameter]: [message] };
  }
}

const ORDERABLE = new Set([
  'flights_count',
  'id',
  'mission_ends_count',
  'time_docked',
  'time_in_space',
]);

/** Filters and orders the craft as the list endpoint does; paging is yet to come. */
export function queried(craft: readonly Craft[], query: URLSearchParams): Craft[] {
  const found = craft.filter((one) => passes(one, query)).filter((one) => searched(one, query));
  return ordered(found, query);
}

function passes(craft: Craft, query: URLSearchParams): boolean {
  const status = choice(query, 'status', STATUSES);
  const config = choice(query, 'spacecraft_config', CONFIGURATIONS);
  const name = query.get('name')?.trim() || undefined;
  return (
    (status === undefined || craft.status.id === status) &&
    (config === undefined || craft.spacecraft_config.id === config) &&
    (name === undefined || craft.name === name) &&
    holds(craft.in_space, query.get('in_space')) &&
    holds(craft.is_placeholder, query.get('is_placeholder'))
  );
}

/** Anything but true and false is ignored without a word. */
function holds(value: boolean, wanted: string | null): boolean {
  const asked = wanted?.toLowerCase();
  return (asked !== 'true' && asked !== 'false') || value === (asked === 'true');
}

function choice(query: URLSearchParams, parameter: string, choices: readonly { id: number }[]) {
  const text = query.get(parameter);
  if (text === null || text === '') return undefined;
  if (choices.some(({ id }) => String(id) === text)) return Number(text);
  const message = 'Select a valid choice. That choice is not one of the available choices.';
  throw new BadRequest(parameter, message);
}

function searched(craft: Craft, query: URLSearchParams): boolean {
  const fields = [craft.name, craft.spacecraft_config.name].map((field) => field.toLowerCase());
  const terms = split(query.get('search') ?? '');
  return terms.every((term) => fields.some((field) => field.includes(term.toLowerCase())));
}

/** At white space and commas; what is in quotes stays whole, and an open quote is just a character. */
function split(search: string): string[] {
  const terms: string[] = [];
  for (const word of words(search)) {
    const trimmed = word.replace(/^,*/, '').replace(/,*$/, '');
    const first = trimmed.at(0);
    if ((first === '"' || first === "'") && trimmed.at(-1) === first) {
      terms.push(trimmed.slice(1, -1).replaceAll(`\\${first}`, first).replaceAll('\\\\', '\\'));
    } else {
      for (const part of trimmed.split(',')) if (part !== '') terms.push(part);
    }
  }
  return terms;
}

function words(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = isSpace(text, at) ? at + 1 : endOfWord(text, at);
    if (!isSpace(text, at)) found.push(text.slice(at, end));
    at = end;
  }
  return found;
}

/** After the last closed pair of quotes and what sticks to it; without any, at the next space. */
function endOfWord(text: string, start: number): number {
  let end = -1;
  let at = skip(text, start, (here) => !isSpace(text, here) && !isQuote(text, here));
  while (isQuote(text, at) && closing(text, at) > 0) {
    end = skip(text, closing(text, at) + 1, (here) => !isSpace(text, here) && !isQuote(text, here));
    at = end;
  }
  return end > 0 ? end : skip(text, start, (here) => !isSpace(text, here));
}

const isSpace = (text: string, at: number) => /\s/.test(text.charAt(at));
const isQuote = (text: string, at: number) => /["']/.test(text.charAt(at));

function skip(text: string, start: number, goesOn: (at: number) => boolean): number {
  let at = start;
  while (at < text.length && goesOn(at)) at++;
  return at;
}

/** Where the quote that opens here closes, or -1. */
function closing(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    if (text.charAt(at) === '\\') at++;
    else if (text.charAt(at) === text.charAt(open)) return at;
  }
  return -1;
}

type Key = number | null;

/**
 * In the database's order: nulls last, or first when descending; among equals in no order at all,
 * which changes with the page that is asked for.
 */
function ordered(craft: Craft[], query: URLSearchParams): Craft[] {
  const terms = (query.get('ordering') ?? '')
    .split(',')
    .map((term) => term.trim())
    .filter((term) => ORDERABLE.has(term.replace(/^-/, '')));
  if (terms.length === 0) return craft;
  const seed = Number(query.get('limit') ?? 10) + Number(query.get('offset') ?? 0);
  const random = numbers(seed);
  const rows = craft.map((one) => ({ one, tieBreak: random() }));
  rows.sort((a, b) => {
    for (const term of terms) {
      const field = term.replace(/^-/, '');
      const order = byKey(key(a.one, field), key(b.one, field));
      if (order !== 0) return term.startsWith('-') ? -order : order;
    }
    return a.tieBreak - b.tieBreak;
  });
  return rows.map(({ one }) => one);
}

function key(craft: Craft, field: string): Key {
  switch (field) {
    case 'id':
      return craft.id;
    case 'flights_count':
      return craft.flights_count;
    case 'mission_ends_count':
      return craft.mission_ends_count;
    case 'time_docked':
      return interval(craft.time_docked);
    default:
      return interval(craft.time_in_space);
  }
}

function byKey(one: Key, other: Key): number {
  if (one === other) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  return one < other ? -1 : 1;
}

/** The seconds in a duration of the fleet's own making: days, hours, minutes, seconds. */
function interval(duration: string | null): Key {
  if (duration === null) return null;
  const units: Readonly<Record<string, number>> = { D: 86400, H: 3600, M: 60, S: 1 };
  let sum = 0;
  for (const [, amount, unit] of duration.matchAll(/(\d+)([DHMS])/g)) {
    sum += Number(amount) * (units[unit ?? ''] ?? 0);
  }
  return sum;
}

const DEFAULT_LIMIT = 10;
const LARGEST_LIMIT = 100;

/** The page asked for; a limit that is none falls back to the default, a larger one is cut. */
export function paging(query: URLSearchParams): { limit: number; offset: number } {
  const limit = Number(/^\d+$/.exec(query.get('limit') ?? '')?.[0] ?? 0) || DEFAULT_LIMIT;
  const offset = Number(/^\d+$/.exec(query.get('offset') ?? '')?.[0] ?? 0);
  return { limit: Math.min(limit, LARGEST_LIMIT), offset };
}
