import { VARIABLES } from '../environment.ts';
import { EXIT, EXIT_MEANINGS } from '../exit.ts';
import type { Command } from '../flags/command.ts';
import { type Flag, flagLabel } from '../flags/flag.ts';
import { SOURCES, usage } from './command-help.ts';

/** The manual page, in the language of man(7). */
export function manPage(commands: readonly Command[], version: string): string {
  return `${[
    `.TH SPACECRAFT 1 "" "spacecraft ${version}" "User Commands"`,
    section('NAME', ['spacecraft \\- browse the spacecraft of Launch Library 2']),
    section(
      'SYNOPSIS',
      commands.map((command) => `.B ${roff(usage(command))}\n.br`),
    ),
    section('DESCRIPTION', [
      roff(
        'Lists, shows and counts every capsule, shuttle, freighter and lander that flew or will, as Launch Library 2 knows them: tables for people, JSON and more for programs. What was answered is kept, since the API answers 15 requests an hour; spacecraft sync keeps it all.',
      ),
    ]),
    ...commands.map(commandSection),
    section(
      'EXIT STATUS',
      Object.entries(EXIT).map(([name, code]) =>
        tagged(String(code), EXIT_MEANINGS[name as keyof typeof EXIT]),
      ),
    ),
    section(
      'ENVIRONMENT',
      Object.entries(VARIABLES).map(([name, what]) => tagged(name, what)),
    ),
    section(
      'SEE ALSO',
      SOURCES.map((source) => `${roff(source)}\n.br`),
    ),
  ].join('\n')}\n`;
}

function commandSection(command: Command): string {
  const flags: readonly Flag<unknown>[] = Object.values(command.flags);
  return section(`spacecraft ${command.name}`.toUpperCase(), [
    `${roff(`${command.summary}.`)}`,
    ...command.examples.map(
      ({ line, caption }) => `.PP\n${roff(`${caption}:`)}\n.RS\n.B ${roff(line)}\n.RE`,
    ),
    ...flags.map((flag) => tagged(flagLabel(flag), flag.help)),
  ]);
}

function section(title: string, parts: readonly string[]): string {
  return [`.SH ${title}`, ...parts].join('\n');
}

function tagged(term: string, meaning: string): string {
  return `.TP\n.B ${roff(term)}\n${roff(meaning)}`;
}

/** Text as man(7) has it: hyphens that can be copied, and nothing taken for an argument, a request or an escape. */
function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('"', '\\(dq')
    .replace(/^[.']/, '\\&$&');
}
