import { CommanderError, Option, Command as Parser } from 'commander';
import { COMMANDS } from './commands/commands.ts';
import { UsageError } from './errors.ts';
import type { Command, FlagTexts } from './flags/command.ts';
import { type Flag, flagName, isBoolean, shortFlag } from './flags/flag.ts';

/** A parsed command line: the command to run, and its arguments and flags as text. */
export interface CommandLine {
  readonly command: Command;
  readonly args: readonly string[];
  /** By the name of the flag: `{ '--status': 'active' }`. */
  readonly flags: FlagTexts;
}

/**
 * Parses the arguments of the process. Normalizes them to NFC, the form of names in the API; macOS
 * types accents as separate characters. Throws `UsageError`.
 */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const argv = args.map((arg) => arg.normalize());
  const program = new Parser('spacecraft')
    .exitOverride()
    // run.ts prints errors.
    .configureOutput({ writeErr: () => {} })
    .helpOption(false)
    .helpCommand(false);
  const command = findCommand(argv);
  // commander needs the names of the other commands for its "Did you mean …?".
  for (const { name } of COMMANDS) if (name !== command?.name) program.command(name);
  const parser = command && addCommand(command, program);
  try {
    program.parse(expandBooleans(argv, command), { from: 'user' });
  } catch (error) {
    throw error instanceof CommanderError ? usageError(error, command) : error;
  }
  if (!command || !parser) throw new UsageError(NO_COMMAND);
  const flags = parser.options.map((option) => [
    option.long,
    parser.getOptionValue(option.attributeName()),
  ]);
  return { command, args: parser.args, flags: Object.fromEntries(flags) };
}

function addCommand({ name, argument, flags }: Command, program: Parser): Parser {
  const parser = program
    .command([name, argument?.usage].filter(Boolean).join(' '))
    .helpOption(false)
    .allowExcessArguments(false)
    // Without an action, commander ignores missing arguments.
    .action(() => {});
  for (const flag of Object.values(flags)) parser.addOption(createOption(flag));
  return parser;
}

/** Every option takes a value, even a boolean: see `expandBooleans`. */
function createOption(flag: Flag<unknown>): Option {
  const option = new Option(isBoolean(flag) ? `${flag.flag} <boolean>` : flag.flag);
  return flag.several ? option.argParser(joinWithComma) : option;
}

/** Makes `--status active --status retired` the same as `--status active,retired`. */
function joinWithComma(value: string, previous: string | undefined): string {
  return previous === undefined ? value : `${previous},${value}`;
}

/**
 * Replaces `--flag` and `--no-flag` by `--flag=true` and `--flag=false`. If the value were optional,
 * commander would take the next argument as the value: `Endeavour` in `search --in-space Endeavour`.
 */
function expandBooleans(argv: readonly string[], command: Command | undefined): string[] {
  const booleans = new Map<string, string>();
  for (const flag of Object.values(command?.flags ?? {}).filter(isBoolean)) {
    const name = flagName(flag);
    booleans.set(name, name).set(shortFlag(flag) ?? name, name);
  }
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  return argv.map((argument, index) => {
    if (index >= end) return argument;
    const positive = booleans.get(argument);
    if (positive) return `${positive}=true`;
    const negative = booleans.get(argument.replace(/^--no-/, '--'));
    return negative ? `${negative}=false` : argument;
  });
}

function findCommand(argv: readonly string[]): Command | undefined {
  const first = argv.find((argument) => !argument.startsWith('-'));
  return COMMANDS.find(({ name }) => name === first);
}

/** Converts commander's message to one line that refers to the help. */
function usageError(error: CommanderError, command: Command | undefined): UsageError {
  // Without a command, commander would print its own help.
  const message = error.code === 'commander.help' ? NO_COMMAND : oneLine(error.message);
  const help = ['spacecraft', command?.name, '--help'].filter(Boolean).join(' ');
  return new UsageError(`${message}; see ${help}`, { cause: error });
}

const NO_COMMAND = 'no command given';

function oneLine(message: string): string {
  return message
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')
    .replace(/\.$/, '');
}
