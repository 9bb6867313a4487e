import { type Command, command } from '../flags/command.ts';
import { readValue } from '../flags/flag.ts';
import { SHELLS } from '../help/shells.ts';
import { TOPIC_NAMES } from '../help/topic-names.ts';
import { FILTERS } from '../query/filters.ts';
import {
  CACHE_FLAGS,
  LIST_FLAGS,
  QUOTA_FLAGS,
  SEARCH_FLAGS,
  SHOW_FLAGS,
  STATS_FLAGS,
  SYNC_FLAGS,
} from './flags.ts';

/** Every command. The code of each is loaded when it is called. */
export const COMMANDS: readonly Command[] = [
  command({
    name: 'list',
    summary: 'list spacecraft, filtered and in order',
    flags: LIST_FLAGS,
    examples: [
      { line: 'spacecraft list --ordering=-flights_count', does: 'what flew most' },
      { line: 'spacecraft list --in-space --all', does: 'all that is in space now' },
      {
        line: 'spacecraft list --config "Soyuz MS" --status active',
        does: 'by configuration and status',
      },
      {
        line: 'spacecraft list --all --format ndjson | jq -r .name',
        does: 'every name, for a script',
      },
    ],
    act: async (_, flags, context) => (await import('./list.ts')).list(flags, context),
  }),
  command({
    name: 'show',
    summary: 'show spacecraft by id or exact name; - reads more of them from standard input',
    argument: { usage: '<id...>', completes: 'spacecraft' },
    flags: SHOW_FLAGS,
    examples: [
      { line: 'spacecraft show 85 --mode detailed', does: 'with flights and figures' },
      { line: 'spacecraft show "Soyuz TMA-8"', does: 'by its exact name' },
      { line: 'spacecraft show 85 601 --compare', does: 'side by side' },
      {
        line: 'spacecraft list -q --in-space | spacecraft show -',
        does: 'what another command found',
      },
    ],
    act: async (ids, flags, context) => (await import('./show.ts')).show(ids, flags, context),
  }),
  command({
    name: 'search',
    summary: 'list spacecraft with every term in the name or the configuration',
    argument: { usage: '<terms...>' },
    flags: SEARCH_FLAGS,
    examples: [
      { line: 'spacecraft search endeavour', does: 'whatever the case' },
      { line: 'spacecraft search crew dragon --in-space', does: 'every term, and a filter' },
      {
        line: 'spacecraft search \'"Soyuz T"\' --limit 20',
        does: 'a phrase, in quotes of its own',
      },
    ],
    act: async (terms, flags, context) => {
      const search = readValue(FILTERS.search, terms.join(' '), 'search');
      await (await import('./list.ts')).list({ ...flags, search }, context);
    },
  }),
  command({
    name: 'stats',
    summary: 'count what is at hand by status, type, agency and more; costs no request',
    flags: STATS_FLAGS,
    examples: [
      { line: 'spacecraft stats', does: 'by status, type and agency' },
      { line: 'spacecraft stats --by configuration --in-space', does: 'what is in space' },
      { line: 'spacecraft stats --by family --format csv', does: 'the figures, for a spreadsheet' },
    ],
    act: async (_, flags, context) => (await import('./stats.ts')).stats(flags, context),
  }),
  command({
    name: 'sync',
    summary: 'fetch the whole catalogue, about 7 requests, to answer from without any',
    flags: SYNC_FLAGS,
    examples: [
      { line: 'spacecraft sync', does: 'once in an evening' },
      { line: 'spacecraft sync --mode detailed', does: 'with flights and figures' },
    ],
    act: async (_, flags, context) => (await import('./sync.ts')).sync(flags, context),
  }),
  command({
    name: 'quota',
    summary: 'show what is left of the hourly quota; costs no request',
    flags: QUOTA_FLAGS,
    examples: [
      { line: 'spacecraft quota', does: 'used, left, and when the next request is allowed' },
      { line: 'spacecraft quota --json', does: 'the same for a script' },
    ],
    act: async (_, flags, context) => (await import('./quota.ts')).quota(flags, context),
  }),
  command({
    name: 'cache',
    summary: 'info: show what is kept on this machine; clear: remove it',
    argument: { usage: '<action>', values: ['info', 'clear'] },
    flags: CACHE_FLAGS,
    examples: [
      { line: 'spacecraft cache info', does: 'what is kept, and where' },
      { line: 'spacecraft cache clear', does: 'remove all of it' },
    ],
    act: async ([action = ''], flags, context) =>
      (await import('./cache.ts')).cache(action, flags, context),
  }),
  command({
    name: 'completion',
    summary: 'print a script that completes command lines, for bash, zsh, fish or powershell',
    argument: { usage: '<shell>', values: SHELLS },
    flags: {},
    examples: [
      { line: 'spacecraft completion bash >> ~/.bashrc', does: 'for every bash to come' },
      { line: 'spacecraft completion zsh >> ~/.zshrc', does: 'for every zsh to come' },
      {
        line: 'spacecraft completion fish > ~/.config/fish/completions/spacecraft.fish',
        does: 'for every fish to come',
      },
    ],
    act: async ([shell = ''], _, context) =>
      (await import('./completion.ts')).completion(shell, context),
  }),
  command({
    name: 'help',
    summary: `explain a command, or ${TOPIC_NAMES.join(', ')}`,
    argument: { usage: '[topic]', values: TOPIC_NAMES },
    flags: {},
    examples: [
      { line: 'spacecraft help list', does: 'the flags of a command' },
      { line: 'spacecraft help filters', does: 'what can be filtered by, and how' },
    ],
    act: async ([topic], _, context) =>
      (await import('./help.ts')).explain(topic, COMMANDS, context),
  }),
];
