import { VARIABLES } from '../environment.ts';
import { EXIT_CODES } from '../exit.ts';
import { flagLabel } from '../flags/flag.ts';
import { FILTERS } from '../query/filters.ts';
import { FLIGHT_FILTERS } from '../query/flight-filters.ts';
import { FLIGHT_COLUMNS, OPTIONAL_FLIGHT_COLUMNS } from '../view/flight-columns.ts';
import type { SpacecraftColumn } from '../view/spacecraft-column.ts';
import { OPTIONAL_SPACECRAFT_COLUMNS, SPACECRAFT_COLUMNS } from '../view/spacecraft-columns.ts';
import { STATS_COLUMNS } from '../view/stats-columns.ts';
import { definitions, paragraph } from './layout.ts';
import type { TopicName } from './topic-names.ts';

/** A paragraph, or a list of terms with definitions. */
export type Part = string | readonly (readonly [string, string])[];

const TOPICS: Readonly<Record<TopicName, () => readonly Part[]>> = {
  formatting: () => [
    'Data goes to standard output. Counts, the age of data, hints and errors go to standard error.',
    [
      [
        'table',
        'for people: coloured and fitted to the width at a terminal; aligned and complete in a pipe',
      ],
      [
        'json',
        'every field that the API sent: a page for lists, a record for show and for one configuration, an array for several records; records from the catalogue can have more fields than the mode',
      ],
      ['ndjson', 'one record per line'],
      [
        'csv',
        "RFC 4180, with a header; prefixes text that a spreadsheet would run as a formula with '",
      ],
      [
        'tsv',
        'values as in the API, separated by tabs, without a header; escapes \\t, \\n, \\r and \\\\ in values',
      ],
      ['yaml', 'the same document as json'],
      ['markdown', 'a table'],
    ],
    '--columns selects and orders the columns, and the fields of json, ndjson and yaml: see spacecraft help columns.',
    '--durations selects how durations are printed: human (182d 22h), iso (P182DT22H42M40S), or days, hours or seconds as plain numbers, which a spreadsheet can sort and sum. Days have three decimals and hours two; seconds are exact. By default they are human in table and markdown, and iso in other formats. Records in json, ndjson and yaml are as the API sent them, so --durations changes them only together with --columns.',
    '--header and --no-header print or omit the header, --quiet prints only ids, and --wide prints all columns in full.',
    'Control characters in the data never reach the terminal: they are shown as symbols, and escaped in json and yaml. If data is older than --max-age, its age is shown.',
  ],
  columns: () => [
    '--columns selects and orders the columns. It takes names of columns, and paths to fields of the record (spacecraft_config.agency.name). If a field has the same name as a column, write .name for the field. +agency,-docked changes the default columns.',
    'Default columns:',
    columnDefinitions(SPACECRAFT_COLUMNS),
    'Other columns:',
    columnDefinitions(OPTIONAL_SPACECRAFT_COLUMNS.filter(({ details }) => !details)),
    'Columns that need detailed records, from --mode detailed or a synced catalogue:',
    columnDefinitions(OPTIONAL_SPACECRAFT_COLUMNS.filter(({ details }) => details)),
    `flights has other columns: ${names(FLIGHT_COLUMNS)}; and on request ${names(OPTIONAL_FLIGHT_COLUMNS)}. The id is that of the spacecraft; write .id for that of the flight. Dates are as exact as they are known; launch.net and mission_end are as in the API. A flight that is running has a growing duration, and at most a planned end.`,
    'The outcome of a flight is planned, in flight, launch failure, partial launch failure, success or landing failure (of its landing), ended, launched (nothing more is known), or unknown.',
    `stats has other columns: ${STATS_COLUMNS.join(', ')}.`,
  ],
  'exit-codes': () => [EXIT_CODES.map(({ code, meaning }) => [String(code), meaning])],
  environment: () => [Object.entries(VARIABLES)],
  filters: () => [
    'Filters limit the results of list, search, stats and flights. A spacecraft must match all of them.',
    Object.values(FILTERS).map((filter) => [flagLabel(filter), filter.help]),
    'These filters of flights limit the flights of those spacecraft:',
    Object.values(FLIGHT_FILTERS).map((filter) => [flagLabel(filter), filter.help]),
    'The API can filter by one status and one configuration, but not by agency, country, family, type or what follows from them. The catalogue can do all of this: spacecraft sync downloads it in about 7 requests.',
    'Names are case-insensitive. Part of a name is enough if it starts a word and matches only one; a country stands for all its agencies. What was matched is then shown. Values that the API would silently ignore are rejected before any request.',
    'Active does not mean in space; spacecraft help statuses explains the difference.',
  ],
  statuses: () => [
    'In Launch Library 2, each spacecraft has one status, which describes the vehicle and not where it is. The API documents only the names, which say:',
    [
      ['Active', 'in service: in space, between two flights, or before the first one'],
      ['Retired', 'no longer in service'],
      ['Destroyed', 'no longer exists; the status does not say how or when it was lost'],
      ['Single Use', 'for one flight only, which can be under way or over'],
    ],
    'Whether a spacecraft is in space is a separate field, independent of the status: a single-use spacecraft can be in space now, and an active one can have landed long ago. Lists show both, as the columns status and in_space; cards show both beside the name.',
    [
      ['spacecraft list --in-space', 'everything in space, whatever its status'],
      ['spacecraft list --status active --no-in-space', 'in service, but not in space'],
      ['spacecraft list --status single-use --in-space', 'on its only flight'],
    ],
    'In space means when the data was fetched, which can be hours ago. The API may have more statuses: --status accepts every name in the catalogue, and every id. The four above have the ids 1 to 4, in this order.',
  ],
  quota: () => [
    'Launch Library 2 allows 15 requests per hour from one IP address, and more with an API key (SPACECRAFT_TOKEN). spacecraft quota shows how many are left; it does not count against the quota.',
    'Responses are cached and answer the same query for 6 hours. --max-age changes this time; --refresh ignores the cache.',
    'spacecraft sync downloads the whole catalogue, with flights and figures, in about 7 requests. Afterwards list, search and show send no requests until the catalogue is older than --max-age, and more filters work. There is one catalogue per API: spacecraft sync --mode normal replaces it with lighter records, without flights. A detailed catalogue answers queries in both modes; in normal mode, its records contain more fields than the API would send.',
    'If the quota is exhausted or the API is unavailable, the newest local data answers, and its age is shown. A request that the API rejected because of the quota is not sent again. --offline sends no requests at all; --curl prints the request instead of sending it.',
  ],
};

/** Returns the paragraphs and lists of a topic. */
export function topicParts(topic: TopicName): readonly Part[] {
  return TOPICS[topic]();
}

function names(columns: readonly { readonly name: string }[]): string {
  return columns.map(({ name }) => name).join(', ');
}

function columnDefinitions(columns: readonly SpacecraftColumn[]): [string, string][] {
  return columns.map(({ name, help }) => [name, help]);
}

/** Returns the output of `spacecraft help filters`. */
export function topicHelp(topic: TopicName, width: number): string {
  const parts = topicParts(topic).map((part) =>
    typeof part === 'string' ? paragraph(part, width) : definitions(part, width),
  );
  return `${parts.join('\n\n')}\n`;
}
