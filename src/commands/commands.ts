import { type Command, command } from '../flags/command.ts';
import { readValue } from '../flags/flag.ts';
import { SHELLS } from '../help/shells.ts';
import { TOPIC_NAMES } from '../help/topic-names.ts';
import { FILTERS } from '../query/filters.ts';
import {
  CACHE_COMMAND_FLAGS,
  LIST_FLAGS,
  QUOTA_FLAGS,
  SEARCH_FLAGS,
  SHOW_FLAGS,
  STATS_FLAGS,
  SYNC_FLAGS,
} from './command-flags.ts';

/** Every command. The code of each is loaded when it is called. */
export const COMMANDS: readonly Command[] = [
  command({
    name: 'list',
    summary: 'list spacecraft, filtered and in order',
    flags: LIST_FLAGS,
    examples: [
      { line: 'spacecraft list --ordering=-flights_count', caption: 'what flew most' },
      { line: 'spacecraft list --in-space --all', caption: 'all that is in space now' },
      {
        line: 'spacecraft list --config "Soyuz MS" --status active',
        caption: 'by configuration and status',
      },
      {
        line: 'spacecraft list --all --format ndjson | jq -r .name',
        caption: 'every name, for a script',
      },
    ],
    handler: async (_, flags, context) => (await import('./list.ts')).list(flags, context),
  }),
  command({
    name: 'show',
    summary: 'show spacecraft by id or exact name; - reads more of them from standard input',
    argument: { usage: '<id...>', completes: 'spacecraft' },
    flags: SHOW_FLAGS,
    examples: [
      { line: 'spacecraft show 85 --mode detailed', caption: 'with flights and figures' },
      { line: 'spacecraft show "Soyuz TMA-8"', caption: 'by its exact name' },
      { line: 'spacecraft show 85 601 --compare', caption: 'side by side' },
      {
        line: 'spacecraft list -q --in-space | spacecraft show -',
        caption: 'what another command found',
      },
    ],
    handler: async (ids, flags, context) => (await import('./show.ts')).show(ids, flags, context),
  }),
  command({
    name: 'search',
    summary: 'list spacecraft with every term in the name or the configuration',
    argument: { usage: '<terms...>' },
    flags: SEARCH_FLAGS,
    examples: [
      { line: 'spacecraft search endeavour', caption: 'whatever the case' },
      { line: 'spacecraft search crew dragon --in-space', caption: 'every term, and a filter' },
      {
        line: 'spacecraft search \'"Soyuz T"\' --limit 20',
        caption: 'a phrase, in quotes of its own',
      },
    ],
    handler: async (terms, flags, context) => {
      const search = readValue(FILTERS.search, terms.join(' '), 'search');
      await (await import('./list.ts')).list({ ...flags, search }, context);
    },
  }),
  command({
    name: 'stats',
    summary: 'count what is at hand by status, type, agency and more; costs no request',
    flags: STATS_FLAGS,
    examples: [
      { line: 'spacecraft stats', caption: 'by status, type and agency' },
      { line: 'spacecraft stats --by configuration --in-space', caption: 'what is in space' },
      {
        line: 'spacecraft stats --by family --format csv',
        caption: 'the figures, for a spreadsheet',
      },
    ],
    handler: async (_, flags, context) => (await import('./stats.ts')).stats(flags, context),
  }),
  command({
    name: 'sync',
    summary: 'fetch the whole catalogue, about 7 requests, to answer from without any',
    flags: SYNC_FLAGS,
    examples: [
      { line: 'spacecraft sync', caption: 'once in an evening' },
      { line: 'spacecraft sync --mode detailed', caption: 'with flights and figures' },
    ],
    handler: async (_, flags, context) => (await import('./sync.ts')).sync(flags, context),
  }),
  command({
    name: 'quota',
    summary: 'show what is left of the hourly quota; costs no request',
    flags: QUOTA_FLAGS,
    examples: [
      { line: 'spacecraft quota', caption: 'used, left, and when the next request is allowed' },
      { line: 'spacecraft quota --json', caption: 'the same for a script' },
    ],
    handler: async (_, flags, context) => (await import('./quota.ts')).quota(flags, context),
  }),
  command({
    name: 'cache',
    summary: 'info: show what is kept on this machine; clear: remove it',
    argument: { usage: '<action>', values: ['info', 'clear'] },
    flags: CACHE_COMMAND_FLAGS,
    examples: [
      { line: 'spacecraft cache info', caption: 'what is kept, and where' },
      { line: 'spacecraft cache clear', caption: 'remove all of it' },
    ],
    handler: async ([action = ''], flags, context) =>
      (await import('./cache.ts')).cache(action, flags, context),
  }),
  command({
    name: 'completion',
    summary: 'print a script that completes command lines, for bash, zsh, fish or powershell',
    argument: { usage: '<shell>', values: SHELLS },
    flags: {},
    examples: [
      { line: 'spacecraft completion bash >> ~/.bashrc', caption: 'for every bash to come' },
      { line: 'spacecraft completion zsh >> ~/.zshrc', caption: 'for every zsh to come' },
      {
        line: 'spacecraft completion fish > ~/.config/fish/completions/spacecraft.fish',
        caption: 'for every fish to come',
      },
    ],
    handler: async ([shell = ''], _, context) =>
      (await import('./completion.ts')).completion(shell, context),
  }),
  command({
    name: 'help',
    summary: `explain a command, or ${TOPIC_NAMES.join(', ')}`,
    argument: { usage: '[topic]', values: TOPIC_NAMES },
    flags: {},
    examples: [
      { line: 'spacecraft help list', caption: 'the flags of a command' },
      { line: 'spacecraft help filters', caption: 'what can be filtered by, and how' },
    ],
    handler: async ([topic], _, context) =>
      (await import('./help.ts')).explain(topic, COMMANDS, context),
  }),
];
