import type { Command } from '../flags/command.ts';
import { SOURCES } from './command-help.ts';
import { definitions, paragraph } from './layout.ts';
import { TOPIC_NAMES } from './topic-names.ts';

const EXAMPLES: readonly (readonly [string, string])[] = [
  ['spacecraft list --ordering=-flights_count', 'what flew most'],
  ['spacecraft show "Soyuz TMA-8" --mode detailed', 'one, with flights and figures'],
  ['spacecraft search endeavour', 'by words of the name'],
  ['spacecraft sync', 'the whole catalogue, to browse without requests'],
];

/** What `spacecraft` and `spacecraft --help` print. */
export function programHelp(all: readonly Command[], width: number): string {
  const commands = all.map(({ name, summary }) => [name, summary] as const);
  return `${[
    paragraph(
      'Browse the spacecraft of Launch Library 2: every capsule, shuttle, freighter and lander that flew or will.',
      width,
    ),
    `Examples:\n${definitions(EXAMPLES, width)}`,
    'Usage: spacecraft <command> [flags]',
    `Commands:\n${definitions(commands, width)}`,
    paragraph(
      `spacecraft <command> --help lists the flags; spacecraft help explains ${TOPIC_NAMES.join(', ')}; spacecraft --version prints the version.`,
      width,
    ),
    SOURCES.join('\n'),
  ].join('\n\n')}\n`;
}
