import { type Command, command } from '../flags/command.ts';
import { readValue } from '../flags/flag.ts';
import { SHELLS } from '../help/shells.ts';
import { TOPIC_NAMES } from '../help/topic-names.ts';
import { FILTERS } from '../query/filters.ts';
import {
  CACHE_COMMAND_FLAGS,
  CHANGES_FLAGS,
  CONFIGURATIONS_FLAGS,
  DOCKED_FLAGS,
  FLIGHTS_FLAGS,
  LIST_FLAGS,
  QUOTA_FLAGS,
  SEARCH_FLAGS,
  SHOW_FLAGS,
  STATS_FLAGS,
  SYNC_FLAGS,
} from './command-flags.ts';

/** Every command. The code of a command is loaded when it runs. */
export const COMMANDS: readonly Command[] = [
  command({
    name: 'list',
    summary: 'list spacecraft, with filters and sorting',
    flags: LIST_FLAGS,
    examples: [
      { line: 'spacecraft list --ordering=-flights_count', caption: 'most flights first' },
      { line: 'spacecraft list --in-space --all', caption: 'everything in space now' },
      {
        line: 'spacecraft list --config "Soyuz MS" --status active',
        caption: 'by configuration and status',
      },
      {
        line: 'spacecraft list --all --format ndjson | jq -r .name',
        caption: 'all names, for a script',
      },
    ],
    handler: async (_, flags, context) => (await import('./list.ts')).list(flags, context),
  }),
  command({
    name: 'show',
    summary: 'show spacecraft by id, name or serial number; - reads them from standard input',
    details:
      'A name can be typed in any case and without quotes, and some of its words are enough if no other name has them. Serial numbers require the catalogue (spacecraft sync). Without --mode, flights and configuration figures are included if they cost no request. JSON is the record as received, so it always has the fields of normal mode; response_mode tells whether it is detailed, and --mode detailed ensures it. It is an array if the arguments allow several spacecraft.',
    argument: { usage: '<id|name...>', completes: 'spacecraft' },
    flags: SHOW_FLAGS,
    examples: [
      { line: 'spacecraft show 85 --mode detailed', caption: 'with flights and figures' },
      { line: 'spacecraft show soyuz tma-8', caption: 'by name' },
      { line: 'spacecraft show C206 OV-105', caption: 'by serial number' },
      { line: 'spacecraft show 85 601 --compare', caption: 'two spacecraft side by side' },
      {
        line: 'spacecraft list -q --in-space | spacecraft show -',
        caption: 'the results of another command',
      },
    ],
    handler: async (ids, flags, context) => (await import('./show.ts')).show(ids, flags, context),
  }),
  command({
    name: 'search',
    summary: 'search names and configurations',
    argument: { usage: '<terms...>' },
    flags: SEARCH_FLAGS,
    examples: [
      { line: 'spacecraft search endeavour', caption: 'ignores case' },
      { line: 'spacecraft search crew dragon --in-space', caption: 'two terms and a filter' },
      { line: 'spacecraft search \'"Soyuz T"\' --limit 20', caption: 'an exact phrase' },
    ],
    handler: async (terms, flags, context) => {
      const search = readValue(FILTERS.search.parse, terms.join(' '), 'search');
      await (await import('./list.ts')).list({ ...flags, search }, context);
    },
  }),
  command({
    name: 'flights',
    summary: 'list the flights of spacecraft; requires a detailed catalogue, sends no requests',
    details:
      'One row per flight, newest launch first, of all spacecraft or of those named by id, name or serial number; - reads them from standard input. Dates are printed as exactly as they are known. The duration of a flight in progress counts from its launch to now. Success is that of a landing: other flights have ended, or were launched. JSON is each flight as received, but its spacecraft has only id and name, because spacecraft show prints the rest.',
    argument: { usage: '[id|name...]', completes: 'spacecraft' },
    flags: FLIGHTS_FLAGS,
    examples: [
      {
        line: 'spacecraft flights --in-flight --all',
        caption: 'what is in space, since when, and where bound',
      },
      {
        line: 'spacecraft flights --ended ..today --ordering=-duration --limit 5',
        caption: 'the longest flights that ended',
      },
      { line: 'spacecraft flights --launched 2024 --all', caption: 'what was launched in 2024' },
      { line: 'spacecraft flights --ended 2024 --all', caption: 'what landed or ended in 2024' },
      { line: 'spacecraft flights C206 --all', caption: 'of one spacecraft' },
    ],
    handler: async (args, flags, context) =>
      (await import('./flights.ts')).flights(args, flags, context),
  }),
  command({
    name: 'stats',
    summary: 'count spacecraft in local data by status, type, agency and more; sends no requests',
    details:
      'With a detailed catalogue, the records of flights are shown, and flown and flights count what took place; planned flights do not count. Without one, both are unknown. launch-year, decade, destination and outcome group flights: count is the number of their spacecraft, and in_space, flights_count and time_in_space are those of the flights in the group. A duration in progress counts until now.',
    flags: STATS_FLAGS,
    examples: [
      { line: 'spacecraft stats', caption: 'by status, type and agency' },
      {
        line: 'spacecraft stats --by configuration --in-space',
        caption: 'spacecraft in space, by configuration',
      },
      { line: 'spacecraft stats --by launch-year --country us', caption: 'flights per year' },
      {
        line: 'spacecraft stats --by configuration --family soyuz --flown',
        caption: 'Soyuz flown, by version',
      },
      { line: 'spacecraft stats --by family --format csv', caption: 'for a spreadsheet' },
    ],
    handler: async (_, flags, context) => (await import('./stats.ts')).stats(flags, context),
  }),
  command({
    name: 'configurations',
    summary: 'list configurations (types of spacecraft), or show those named by id or name',
    argument: { usage: '[configuration...]', completes: 'spacecraft_config' },
    details:
      'A fresh detailed catalogue answers without a request, but only contains configurations that have spacecraft; the API sends all with one request. Cards show flights per year if the catalogue has details.',
    flags: CONFIGURATIONS_FLAGS,
    examples: [
      {
        line: 'spacecraft configurations --in-use --human-rated',
        caption: 'those that carry crew now',
      },
      { line: 'spacecraft configurations "Crew Dragon 2"', caption: 'one, with flights per year' },
      {
        line: 'spacecraft configurations "Crew Dragon 2" Starliner --compare',
        caption: 'two side by side',
      },
      {
        line: 'spacecraft configurations --country US --ordering=-total_launch_count',
        caption: 'by country, most launches first',
      },
    ],
    handler: async (refs, flags, context) =>
      (await import('./configurations.ts')).configurations(refs, flags, context),
  }),
  command({
    name: 'docked',
    summary: 'show what is docked at space stations, where and since when',
    details:
      'Sends one request, whose response is cached. In JSON, each result is a docking location as in the API, with the id and name of its station as station. Days count from the docking until now.',
    flags: DOCKED_FLAGS,
    examples: [
      { line: 'spacecraft docked --station iss', caption: 'at one station' },
      { line: 'spacecraft docked --ordering=-days', caption: 'longest docked first' },
      { line: 'spacecraft docked --all', caption: 'also free ports' },
      {
        line: 'spacecraft docked -q --station iss | spacecraft show -',
        caption: 'the spacecraft at a station',
      },
    ],
    handler: async (_, flags, context) => (await import('./docked.ts')).docked(flags, context),
  }),
  command({
    name: 'sync',
    summary: 'download the whole catalogue (about 7 requests)',
    details:
      'By default, the records are detailed and answer queries in both modes. --mode normal replaces the catalogue with lighter records. What changed since the previous sync in the same mode is added to the log that spacecraft changes shows.',
    flags: SYNC_FLAGS,
    examples: [
      { line: 'spacecraft sync', caption: 'everything, with flights and figures' },
      { line: 'spacecraft sync --mode normal', caption: 'lighter records, without flights' },
    ],
    handler: async (_, flags, context) => (await import('./sync.ts')).sync(flags, context),
  }),
  command({
    name: 'changes',
    summary: 'show what changed from sync to sync; sends no requests',
    details:
      'Each spacecraft sync compares the new catalogue with the previous one in the same mode, and adds the differences to a log, which is limited to a year and 1 MB: new, removed, renamed, placeholder_replaced, launched, returned (no longer in space), another_flight, status_changed. The newest come first. A change happened some time between the previous sync and the one that saw it. Filters apply to the spacecraft as they are now; a removed one counts as it was last. Each line of ndjson, and each of the results of json, contains seen and previous (the times of both syncs), change, spacecraft (id and name), from, to, launch (its name), date (of the launch, or the end of the mission), date_precision and outcome; null if the records do not say.',
    flags: CHANGES_FLAGS,
    examples: [
      { line: 'spacecraft changes --since yesterday', caption: 'what changed since yesterday' },
      {
        line: 'spacecraft changes --since 7d --all',
        caption: 'everything seen in the last 7 days',
      },
      {
        line: 'spacecraft changes --agency spacex --config "Crew Dragon 2"',
        caption: 'of some spacecraft',
      },
      {
        line: 'spacecraft sync && spacecraft changes --since 1d --all --format ndjson',
        caption: 'for a daily job',
      },
    ],
    handler: async (_, flags, context) => (await import('./changes.ts')).changes(flags, context),
  }),
  command({
    name: 'quota',
    summary: 'show the remaining hourly quota (does not count against it)',
    flags: QUOTA_FLAGS,
    examples: [
      { line: 'spacecraft quota', caption: 'used, left, and time of the next request' },
      { line: 'spacecraft quota --json', caption: 'for a script' },
    ],
    handler: async (_, flags, context) => (await import('./quota.ts')).quota(flags, context),
  }),
  command({
    name: 'cache',
    summary: 'show cached data (info) or delete it (clear)',
    details:
      'clear also deletes the log that spacecraft changes shows, which no later sync can restore.',
    argument: { usage: '<action>', values: ['info', 'clear'] },
    flags: CACHE_COMMAND_FLAGS,
    examples: [
      { line: 'spacecraft cache info', caption: 'contents, size and folder' },
      {
        line: 'spacecraft cache clear',
        caption: 'delete the catalogue, the log of changes and all cached responses',
      },
    ],
    handler: async ([action = ''], flags, context) =>
      (await import('./cache.ts')).cache(action, flags, context),
  }),
  command({
    name: 'completion',
    summary: 'print a completion script for bash, zsh, fish or powershell',
    argument: { usage: '<shell>', values: SHELLS },
    flags: {},
    examples: [
      { line: 'spacecraft completion bash >> ~/.bashrc', caption: 'for new bash sessions' },
      { line: 'spacecraft completion zsh >> ~/.zshrc', caption: 'for new zsh sessions' },
      {
        line: 'spacecraft completion fish > ~/.config/fish/completions/spacecraft.fish',
        caption: 'for new fish sessions',
      },
    ],
    handler: async ([shell = ''], _, context) =>
      (await import('./completion.ts')).completion(shell, context),
  }),
  command({
    name: 'help',
    summary: `show help for a command or a topic: ${TOPIC_NAMES.join(', ')}`,
    argument: {
      usage: '[topic]',
      get values() {
        return [...new Set([...TOPIC_NAMES, ...COMMANDS.map(({ name }) => name)])];
      },
    },
    flags: {},
    examples: [
      { line: 'spacecraft help list', caption: 'flags and examples of a command' },
      { line: 'spacecraft help filters', caption: 'all filters' },
    ],
    handler: async ([topic], _, context) =>
      (await import('./help.ts')).explain(topic, COMMANDS, context),
  }),
  command({
    name: 'version',
    summary: 'print the version; same as --version and -V',
    flags: {},
    examples: [{ line: 'spacecraft version', caption: 'the number alone' }],
    handler: async (_, __, context) => (await import('./print-version.ts')).printVersion(context),
  }),
];
