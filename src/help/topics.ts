import { VARIABLES } from '../environment.ts';
import { EXIT, EXIT_MEANINGS } from '../exit.ts';
import { flagLabel } from '../flags/flag.ts';
import { FILTERS } from '../query/filters.ts';
import { definitions, paragraph } from './layout.ts';
import type { TopicName } from './topic-names.ts';

/** A topic: texts and lists, one under the other. */
type Part = string | readonly (readonly [string, string])[];

const TOPICS: Readonly<Record<TopicName, () => readonly Part[]>> = {
  formatting: () => [
    'What is printed goes to standard output; counts, ages, hints and errors to standard error.',
    [
      ['table', 'for people: fitted to the terminal, coloured there; in a pipe aligned and whole'],
      [
        'json',
        'what the API sent, every field of it: the page for list and search, the record for show, an array for several',
      ],
      ['ndjson', 'a record a line'],
      [
        'csv',
        'RFC 4180, with a header; a text that a spreadsheet would run as a formula has an apostrophe in front',
      ],
      ['tsv', 'tab-separated values of the API, no header; \\t, \\n, \\r and \\\\ within a value'],
      ['yaml', 'the same document as json'],
      ['markdown', 'a table'],
    ],
    '--columns picks and orders columns, and the fields of json, ndjson and yaml: by short name (id, name, configuration, status, in_space, flights, time_in_space, docked, serial, agency, family, type, ...), or by a path into the record (spacecraft_config.agency.name; .name for a field that a column is named like). +agency,-docked changes the usual set. --header and --no-header, --quiet for ids alone, --wide for all columns uncut.',
    'Control characters of the API never reach a terminal: they are shown as pictures, and escaped in json and yaml. Data that is older than it was to be says its age.',
  ],
  'exit-codes': () => [
    Object.entries(EXIT).map(([name, code]) => [
      String(code),
      EXIT_MEANINGS[name as keyof typeof EXIT],
    ]),
  ],
  environment: () => [Object.entries(VARIABLES)],
  filters: () => [
    'Filters narrow what list, search and stats tell of; all of them must hold.',
    Object.values(FILTERS).map((row) => [flagLabel(row), row.help]),
    'The API filters by one status and one configuration, and by neither agency, family nor type: what it cannot do is answered from the catalogue, which spacecraft sync brings in about 7 requests. Names are taken whatever their case; a part of a name will do where it fits one only, and is told. Values that the API would ignore without a word are refused before any request.',
    'Active is not in space: a retired craft may be in space now, and an active one on the ground.',
  ],
  quota: () => [
    'Launch Library 2 answers 15 requests an hour to an address, and more with an API key (SPACECRAFT_TOKEN). spacecraft quota tells what is left, and costs nothing.',
    'What was answered is kept, and serves the same question for 6 hours (--max-age, --refresh). spacecraft sync keeps the whole catalogue for about 7 requests; from then on list, search, show and stats ask for nothing, and filter by more than the API can.',
    'Where the quota is used up, the network gone or the server in trouble, the newest data there is serves, and says how old it is. A request that was refused for the quota is not sent again. --offline sends none at all; --curl prints the request in place of sending it.',
  ],
};

/** What `spacecraft help filters` prints. */
export function topicHelp(topic: TopicName, width: number): string {
  const parts = TOPICS[topic]().map((part) =>
    typeof part === 'string' ? paragraph(part, width) : definitions(part, width),
  );
  return `${parts.join('\n\n')}\n`;
}
