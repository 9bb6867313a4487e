import type { Command } from '../flags/command.ts';
import { SOURCES } from './command-help.ts';
import { definitions, paragraph } from './layout.ts';
import { TOPIC_NAMES } from './topic-names.ts';

const EXAMPLES: readonly (readonly [string, string])[] = [
  ['spacecraft list --ordering=-flights_count', 'most flights first'],
  ['spacecraft show "Soyuz TMA-8" --mode detailed', 'one spacecraft, with its flights'],
  ['spacecraft search endeavour', 'by name or configuration'],
  ['spacecraft sync', 'download everything, to browse without requests'],
];

/** Returns the output of `spacecraft` and `spacecraft --help`. */
export function programHelp(commands: readonly Command[], width: number): string {
  const summaries = commands.map(({ name, summary }) => [name, summary] as const);
  return `${[
    paragraph(
      'Browse the spacecraft of Launch Library 2: capsules, shuttles, freighters and landers, past, present and planned.',
      width,
    ),
    `Examples:\n${definitions(EXAMPLES, width)}`,
    'Usage: spacecraft <command> [flags]',
    `Commands:\n${definitions(summaries, width)}`,
    paragraph(
      `spacecraft <command> --help lists the flags of a command. spacecraft help <topic> explains ${TOPIC_NAMES.join(', ')}.`,
      width,
    ),
    SOURCES.join('\n'),
  ].join('\n\n')}\n`;
}
