import { VARIABLES } from '../environment.ts';
import { EXIT_CODES } from '../exit.ts';
import type { Command } from '../flags/command.ts';
import { type Flag, flagLabel } from '../flags/flag.ts';
import { isParameter } from '../query/apply-filters.ts';
import { PAGE_FLAGS } from '../query/page-flags.ts';
import { usage } from './command-help.ts';

/** The README's tables by name. The comment `<!-- flags -->` marks where the table `flags` goes. */
const README_TABLES: Readonly<Record<string, (commands: readonly Command[]) => string>> = {
  commands: (commands) =>
    table(
      ['command', 'description'],
      commands.map((command) => [`\`${usage(command)}\``, command.summary]),
    ),
  flags: flagTable,
  'exit-codes': () =>
    table(
      ['exit code', 'meaning'],
      EXIT_CODES.map(({ code, meaning }) => [String(code), meaning]),
    ),
  environment: () =>
    table(
      ['variable', 'description'],
      Object.entries(VARIABLES).map(([name, description]) => [`\`${name}\``, description]),
    ),
};

interface FlagRow {
  readonly flag: Flag<unknown>;
  readonly parameter: string;
  readonly commandNames: string[];
}

/** Lists every flag with the commands that accept it; once for each meaning. */
function flagTable(commands: readonly Command[]): string {
  const rows = new Map<string, FlagRow>();
  for (const { name, flags } of commands) {
    for (const [key, flag] of Object.entries(flags)) {
      const label = flagLabel(flag);
      const isSent = isParameter(key) || isPageParameter(key, flag);
      const meaning = `${label} ${flag.help}`;
      const row = rows.get(meaning) ?? {
        flag,
        parameter: isSent ? `\`${key}\`` : '',
        commandNames: [],
      };
      row.commandNames.push(name);
      rows.set(meaning, row);
    }
  }
  return table(
    ['flag', 'query parameter', 'description', 'commands'],
    [...rows.values()].map(({ flag, parameter, commandNames }) => [
      `\`${flagLabel(flag)}\``,
      parameter,
      flag.help,
      commandNames.join(', '),
    ]),
  );
}

/** Returns whether a flag is no filter and yet a query parameter: commands that sort here have others. */
function isPageParameter(key: string, flag: Flag<unknown>): boolean {
  const { ordering, limit, offset } = PAGE_FLAGS;
  const flags: readonly Flag<unknown>[] = [ordering, limit, offset];
  return key === 'mode' || flags.includes(flag);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Returns the document with the content between `<!-- name -->` and `<!-- end -->` replaced. */
export function withTables(document: string, commands: readonly Command[]): string {
  return Object.entries(README_TABLES).reduce((text, [name, createTable]) => {
    const block = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- end -->)`);
    return text.replace(
      block,
      (_, start: string, end: string) => `${start}\n${createTable(commands)}\n\n${end}`,
    );
  }, document);
}
