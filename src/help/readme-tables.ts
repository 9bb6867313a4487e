import { VARIABLES } from '../environment.ts';
import { EXIT, EXIT_MEANINGS } from '../exit.ts';
import type { Command } from '../flags/command.ts';
import { type Flag, flagLabel } from '../flags/flag.ts';
import { isParameter } from '../query/filters.ts';
import { usage } from './command-help.ts';

/** The README's tables, by the name of the place they stand at. */
export const README_TABLES: Readonly<Record<string, (commands: readonly Command[]) => string>> = {
  commands: (commands) =>
    table(
      ['command', 'what it does'],
      commands.map((command) => [`\`${usage(command)}\``, command.summary]),
    ),
  flags: flagTable,
  'exit-codes': () =>
    table(
      ['exit', 'when'],
      Object.entries(EXIT).map(([name, code]) => [
        String(code),
        EXIT_MEANINGS[name as keyof typeof EXIT],
      ]),
    ),
  environment: () =>
    table(
      ['variable', 'what it sets'],
      Object.entries(VARIABLES).map(([name, what]) => [`\`${name}\``, what]),
    ),
};

/** Every flag once, with the commands that take it. */
function flagTable(commands: readonly Command[]): string {
  const rows = new Map<
    string,
    { flag: Flag<unknown>; parameter: string; commandNames: string[] }
  >();
  for (const { name, flags } of commands) {
    for (const [key, flag] of Object.entries(flags)) {
      const label = flagLabel(flag);
      const parameter = isParameter(key) || PAGE_PARAMETERS.has(key) ? `\`${key}\`` : '';
      const row = rows.get(label) ?? { flag, parameter, commandNames: [] };
      row.commandNames.push(name);
      rows.set(label, row);
    }
  }
  return table(
    ['flag', 'query string', 'what it does', 'on'],
    [...rows].map(([label, { flag, parameter, commandNames }]) => [
      `\`${label}\``,
      parameter,
      flag.help,
      commandNames.join(', '),
    ]),
  );
}

/** Flags beside the filters that go into the query string under their own names. */
const PAGE_PARAMETERS = new Set(['ordering', 'limit', 'offset', 'mode']);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The document with each table put where it belongs: between comments that name it. */
export function withTables(document: string, commands: readonly Command[]): string {
  return Object.entries(README_TABLES).reduce((text, [name, make]) => {
    const place = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- end -->)`);
    return text.replace(
      place,
      (_, start: string, end: string) => `${start}\n${make(commands)}\n\n${end}`,
    );
  }, document);
}
