import { Command, CommanderError, Option } from 'commander';
import {
  CACHE_FLAGS,
  LIST_FLAGS,
  QUOTA_FLAGS,
  SEARCH_FLAGS,
  SHOW_FLAGS,
  STATS_FLAGS,
  SYNC_FLAGS,
} from './commands/flags.ts';
import type { Context } from './context.ts';
import { UsageError } from './errors.ts';
import {
  type Flag,
  type Flags,
  type FlagValues,
  flagName,
  isBoolean,
  readFlags,
  readValue,
  shortName,
} from './flags/flag.ts';
import { FILTERS } from './query/filters.ts';
import { print } from './terminal/print.ts';
import { VERSION } from './version.ts';

/** Every command: how it is called, its flags, and what it does. Its code is loaded when it is called. */
const COMMANDS: readonly CommandRow[] = [
  row({
    usage: 'list',
    summary: 'list spacecraft, filtered and in order',
    flags: LIST_FLAGS,
    act: async (_, flags, context) => (await import('./commands/list.ts')).list(flags, context),
  }),
  row({
    usage: 'show <id...>',
    summary: 'show spacecraft by id or exact name; - reads more of them from standard input',
    flags: SHOW_FLAGS,
    act: async (ids, flags, context) =>
      (await import('./commands/show.ts')).show(ids, flags, context),
  }),
  row({
    usage: 'search <terms...>',
    summary: 'list spacecraft with every term in the name or the configuration',
    flags: SEARCH_FLAGS,
    act: async (terms, flags, context) => {
      const search = readValue(FILTERS.search, terms.join(' '), 'search');
      await (await import('./commands/list.ts')).list({ ...flags, search }, context);
    },
  }),
  row({
    usage: 'stats',
    summary: 'count what is at hand by status, type, agency and more; costs no request',
    flags: STATS_FLAGS,
    act: async (_, flags, context) => (await import('./commands/stats.ts')).stats(flags, context),
  }),
  row({
    usage: 'sync',
    summary: 'fetch the whole catalogue, about 7 requests, to answer from without any',
    flags: SYNC_FLAGS,
    act: async (_, flags, context) => (await import('./commands/sync.ts')).sync(flags, context),
  }),
  row({
    usage: 'quota',
    summary: 'show what is left of the hourly quota; costs no request',
    flags: QUOTA_FLAGS,
    act: async (_, flags, context) => (await import('./commands/quota.ts')).quota(flags, context),
  }),
  row({
    usage: 'cache <action>',
    summary: 'info: show what is kept on this machine; clear: remove it',
    flags: CACHE_FLAGS,
    act: async ([action = ''], flags, context) =>
      (await import('./commands/cache.ts')).cache(action, flags, context),
  }),
];

interface CommandRow {
  /** The name, and the arguments as commander reads them. */
  readonly usage: string;
  readonly summary: string;
  readonly flags: Flags;
  run(args: readonly string[], given: Given, context: Context): Promise<void>;
}

/** The texts given on the command line, by the flag's name: `--status`. */
type Given = Readonly<Record<string, unknown>>;

function row<F extends Flags>({
  act,
  ...declaration
}: Omit<CommandRow, 'run'> & {
  readonly flags: F;
  act(args: readonly string[], flags: FlagValues<F>, context: Context): Promise<void>;
}): CommandRow {
  return {
    ...declaration,
    run: (args, given, context) =>
      act(args, readFlags(declaration.flags, given, context.env), context),
  };
}

/** Reads the command line and does what it says. Throws the program's failures. */
export async function runProgram(argv: readonly string[], context: Context): Promise<void> {
  let asked = '';
  const program = new Command('spacecraft')
    .description('Browse the spacecraft of Launch Library 2 from a terminal.')
    .version(VERSION, '--version', 'print the version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        asked += text;
      },
      // Errors are told once, by whoever runs the program.
      writeErr: () => {},
    })
    .configureHelp({ optionTerm });
  for (const command of COMMANDS) declare(command, program, context);
  try {
    await program.parseAsync(argv.length === 0 ? ['--help'] : spelledOut(argv), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw usageError(error);
    await print(context.stdout, [asked]);
  }
}

function declare(
  { usage, summary, flags, run }: CommandRow,
  program: Command,
  context: Context,
): void {
  const command = program.command(usage).description(summary).allowExcessArguments(false);
  for (const flag of Object.values(flags)) command.addOption(optionOf(flag));
  command.action(async () => {
    const given = command.options.map((option) => [
      option.long,
      command.getOptionValue(option.attributeName()),
    ]);
    await run(command.args, Object.fromEntries(given), context);
  });
}

/** Every flag takes a value here, `true` or `false` at the least: see `spelledOut`. */
function optionOf(flag: Flag<unknown>): Option {
  const flags = isBoolean(flag) ? `${flag.flag} <boolean>` : flag.flag;
  const option = new Option(flags, flag.help).helpGroup(`${flag.group}:`);
  return flag.several ? option.argParser(together) : option;
}

/** What is given more than once is as if it were given with commas. */
function together(text: string, before: string | undefined): string {
  return before === undefined ? text : `${before},${text}`;
}

/** In help, booleans are shown as people write them. */
function optionTerm({ flags }: Option): string {
  return flags.replace(/ <boolean>$/, '');
}

/**
 * The arguments with booleans written as `--flag=true` and `--flag=false`, in place of `--flag` and
 * `--no-flag`. Were their value optional, commander would take the argument that follows for it:
 * in `search --in-space Endeavour`, the term.
 */
function spelledOut(argv: readonly string[]): string[] {
  const booleans = new Map<string, string>();
  for (const flag of COMMANDS.flatMap(({ flags }) => Object.values(flags)).filter(isBoolean)) {
    const name = flagName(flag);
    booleans.set(name, name).set(shortName(flag) ?? name, name);
  }
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  return argv.map((argument, index) => {
    if (index >= end) return argument;
    const positive = booleans.get(argument);
    if (positive) return `${positive}=true`;
    const negated = booleans.get(argument.replace(/^--no-/, '--'));
    return negated ? `${negated}=false` : argument;
  });
}

/** commander's message in one line, with a way on. */
function usageError(error: CommanderError): UsageError {
  const message = error.message.replace(/^error: /, '').replaceAll('\n', ' ');
  return new UsageError(`${message}; spacecraft --help tells more`, { cause: error });
}
