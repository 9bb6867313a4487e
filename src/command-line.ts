import { CommanderError, Option, Command as Parser } from 'commander';
import { COMMANDS } from './commands/commands.ts';
import type { Context } from './context.ts';
import { UsageError } from './errors.ts';
import type { Command } from './flags/command.ts';
import { type Flag, flagName, isBoolean, shortFlag } from './flags/flag.ts';

/** Parses the command line and runs the command it names. Throws the program's failures. */
export async function runCommandLine(argv: readonly string[], context: Context): Promise<void> {
  const program = new Parser('spacecraft')
    .exitOverride()
    // Errors are told once, by whoever runs the program.
    .configureOutput({ writeErr: () => {} })
    .helpOption(false)
    .helpCommand(false);
  const called = commandOf(argv);
  // The others are there by name, for a slip of the finger to be near to.
  for (const { name } of COMMANDS) if (name !== called?.name) program.command(name);
  if (called) declare(called, program, context);
  try {
    await program.parseAsync(expandBooleans(argv), { from: 'user' });
  } catch (error) {
    throw error instanceof CommanderError ? usageError(error, called) : error;
  }
}

function declare(command: Command, program: Parser, context: Context): void {
  const { name, argument, flags, run } = command;
  const parser = program
    .command([name, argument?.usage].filter(Boolean).join(' '))
    .helpOption(false)
    .allowExcessArguments(false);
  for (const flag of Object.values(flags)) parser.addOption(optionOf(flag));
  parser.action(async () => {
    const given = parser.options.map((option) => [
      option.long,
      parser.getOptionValue(option.attributeName()),
    ]);
    await run(parser.args, Object.fromEntries(given), context);
  });
}

/** Every flag takes a value here, `true` or `false` at the least: see `expandBooleans`. */
function optionOf(flag: Flag<unknown>): Option {
  const option = new Option(isBoolean(flag) ? `${flag.flag} <boolean>` : flag.flag);
  return flag.several ? option.argParser(together) : option;
}

/** What is given more than once is as if it were given with commas. */
function together(text: string, before: string | undefined): string {
  return before === undefined ? text : `${before},${text}`;
}

/**
 * The arguments with booleans written as `--flag=true` and `--flag=false`, in place of `--flag` and
 * `--no-flag`. Were their value optional, commander would take the argument that follows for it:
 * in `search --in-space Endeavour`, the term.
 */
function expandBooleans(argv: readonly string[]): string[] {
  const booleans = new Map<string, string>();
  for (const flag of Object.values(commandOf(argv)?.flags ?? {}).filter(isBoolean)) {
    const name = flagName(flag);
    booleans.set(name, name).set(shortFlag(flag) ?? name, name);
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

function commandOf(argv: readonly string[]): Command | undefined {
  const first = argv.find((argument) => !argument.startsWith('-'));
  return COMMANDS.find(({ name }) => name === first);
}

/** commander's message in one line, with a way on. */
function usageError(error: CommanderError, command: Command | undefined): UsageError {
  const message = error.message
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')
    .replace(/\.$/, '');
  const help = ['spacecraft', command?.name, '--help'].filter(Boolean).join(' ');
  return new UsageError(`${message}; ${help} tells more`, { cause: error });
}
