import { VARIABLES } from '../environment.ts';
import { EXIT_CODES } from '../exit.ts';
import type { Command } from '../flags/command.ts';
import { type Flag, flagLabel } from '../flags/flag.ts';
import { SOURCES, usage } from './command-help.ts';
import { TOPIC_NAMES, type TopicName } from './topic-names.ts';
import { type Part, topicParts } from './topics.ts';

/** Returns the manual page, formatted for man(7). */
export function manPage(commands: readonly Command[], version: string): string {
  return `${[
    `.TH SPACECRAFT 1 "" "spacecraft ${version}" "User Commands"`,
    // Without hyphenation and justification, names and paths can be copied.
    '.nh\n.ad l',
    section('NAME', ['spacecraft \\- browse the spacecraft of Launch Library 2']),
    section(
      'SYNOPSIS',
      commands.map((command) => `.B ${escapeRoff(usage(command))}\n.br`),
    ),
    section('DESCRIPTION', [
      escapeRoff(
        'Lists, shows, searches and counts the spacecraft of Launch Library 2: capsules, shuttles, freighters and landers, past, present and planned. Prints tables for people, and JSON and other formats for programs. Responses are cached, because the API allows only 15 requests per hour; spacecraft sync downloads the whole catalogue.',
      ),
    ]),
    ...commands.map(commandSection),
    ...TOPIC_NAMES.filter((topic) => !hasOwnSection(topic)).map(topicSection),
    section(
      'EXIT STATUS',
      EXIT_CODES.map(({ code, meaning }) => definition(String(code), meaning)),
    ),
    section(
      'ENVIRONMENT',
      Object.entries(VARIABLES).map(([name, description]) => definition(name, description)),
    ),
    section(
      'SEE ALSO',
      SOURCES.map((source) => `${escapeRoff(source)}\n.br`),
    ),
  ].join('\n')}\n`;
}

function commandSection({ name, summary, details, examples, ...command }: Command): string {
  const flags: readonly Flag<unknown>[] = Object.values(command.flags);
  return section(`spacecraft ${name}`.toUpperCase(), [
    escapeRoff([`${summary}.`, details].filter(Boolean).join(' ')),
    ...examples.map(
      // Not filled, because a line can be copied only if it is not broken.
      ({ line, caption }) => `.PP\n${escapeRoff(`${caption}:`)}\n.nf\n.B ${escapeRoff(line)}\n.fi`,
    ),
    ...flags.map((flag) => definition(flagLabel(flag), flag.help)),
  ]);
}

/** Topics that are sections of every manual page, with other names. */
function hasOwnSection(topic: TopicName): boolean {
  return topic === 'exit-codes' || topic === 'environment';
}

function topicSection(topic: TopicName): string {
  return section(topic.toUpperCase(), topicParts(topic).map(topicPart));
}

function topicPart(part: Part): string {
  return typeof part === 'string'
    ? `.PP\n${escapeRoff(part)}`
    : part.map(([term, description]) => definition(term, description)).join('\n');
}

function section(title: string, parts: readonly string[]): string {
  return [`.SH ${title}`, ...parts].join('\n');
}

function definition(term: string, description: string): string {
  return `.TP\n.B ${escapeRoff(term)}\n${escapeRoff(description)}`;
}

/** Characters that roff interprets, or prints as a typographic one, by the escape for each. */
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\(rs',
  '-': '\\-',
  '"': '\\(dq',
  "'": '\\(aq',
  '`': '\\(ga',
  '^': '\\(ha',
  '~': '\\(ti',
};

/** Makes text appear as it is, so that it can be copied. */
function escapeRoff(text: string): string {
  const escaped = text.replaceAll(/[\\"'`^~-]/g, (character) => ESCAPES[character] ?? character);
  return escaped.replace(/^\./, '\\&.');
}
