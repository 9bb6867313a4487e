import type { Command } from '../flags/command.ts';
import { type Flag, type FlagGroup, flagLabel } from '../flags/flag.ts';
import { definitions, paragraph } from './layout.ts';

/** The headings that flags stand under, in order. */
const GROUPS: readonly FlagGroup[] = ['Filter', 'Page', 'Output', 'Source'];

/** Where the API is documented, and whose data this is. */
export const SOURCES = [
  'API: https://ll.thespacedevs.com/docs',
  'Data: The Space Devs, Launch Library 2',
];

/** `spacecraft list [flags]` */
export function usage({ name, argument, flags }: Command): string {
  const hasFlags = Object.keys(flags).length > 0;
  return ['spacecraft', name, argument?.usage, hasFlags && '[flags]'].filter(Boolean).join(' ');
}

/** What `spacecraft list --help` prints: examples first. */
export function commandHelp(command: Command, width: number): string {
  const { summary, examples, flags } = command;
  const sentence = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
  const rows: readonly Flag<unknown>[] = Object.values(flags);
  const groups = GROUPS.map((group) => ({
    group,
    rows: rows.filter((row) => row.group === group),
  }));
  return `${[
    paragraph(sentence, width),
    `Examples:\n${definitions(
      examples.map(({ line, caption }) => [line, caption]),
      width,
    )}`,
    `Usage: ${usage(command)}`,
    ...groups
      .filter((each) => each.rows.length > 0)
      .map(({ group, rows: those }) => `${group}:\n${flagDefinitions(those, width)}`),
    SOURCES.join('\n'),
  ].join('\n\n')}\n`;
}

function flagDefinitions(rows: readonly Flag<unknown>[], width: number): string {
  return definitions(
    rows.map((row) => [flagLabel(row), row.help]),
    width,
  );
}
