import type { Command } from '../flags/command.ts';
import { type Flag, type FlagGroup, flagLabel } from '../flags/flag.ts';
import { definitions, paragraph } from './layout.ts';

/** The headings of the flags, in order. */
const GROUPS: readonly FlagGroup[] = ['Filter', 'Page', 'Output', 'Source'];

/** The documentation of the API, and the attribution of the data. */
export const SOURCES = [
  'API: https://ll.thespacedevs.com/docs',
  'Data: The Space Devs, Launch Library 2',
];

/** Returns the usage line of a command: `spacecraft list [flags]`. */
export function usage({ name, argument, flags }: Command): string {
  const hasFlags = Object.keys(flags).length > 0;
  return ['spacecraft', name, argument?.usage, hasFlags && '[flags]'].filter(Boolean).join(' ');
}

/** Returns the output of `spacecraft list --help`. Examples come first. */
export function commandHelp(command: Command, width: number): string {
  const { summary, details, examples, flags } = command;
  const sentence = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
  const exampleRows = examples.map(({ line, caption }) => [line, caption] as const);
  const flagRows: readonly Flag<unknown>[] = Object.values(flags);
  return `${[
    paragraph([sentence, details].filter(Boolean).join(' '), width),
    `Examples:\n${definitions(exampleRows, width)}`,
    `Usage: ${usage(command)}`,
    ...GROUPS.map((group) => ({ group, rows: flagRows.filter((row) => row.group === group) }))
      .filter(({ rows }) => rows.length > 0)
      .map(({ group, rows }) => `${group}:\n${flagDefinitions(rows, width)}`),
    SOURCES.join('\n'),
  ].join('\n\n')}\n`;
}

function flagDefinitions(flags: readonly Flag<unknown>[], width: number): string {
  return definitions(
    flags.map((flag) => [flagLabel(flag), flag.help]),
    width,
  );
}
