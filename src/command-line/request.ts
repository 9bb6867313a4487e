import { UsageError } from '../errors.ts';
import type { Command, FlagTexts } from '../flags/command.ts';
import { flagName, readFlags, spellings } from '../flags/flag.ts';
import { shorten } from '../text/shorten.ts';
import { findCommand, isExplained, type Request } from './help-request.ts';
import { type GivenOption, type Line, readLine } from './read-line.ts';
import { flagOf } from './spellings.ts';

/** Reads a request whose command and options exist. Throws `UsageError`. */
export function readRequest(argv: readonly string[]): Request {
  const line = readLine(argv);
  const [name, ...args] = line.words;
  const has = (wanted: string) => line.options.some((option) => option.name === wanted);
  if ((has('--help') && isExplained(name)) || argv.length === 0) return { kind: 'help', name };
  const command = findCommand(has('--version') ? 'version' : name);
  if (command && has('--version')) return { kind: 'run', command, args: [], flags: {} };
  if (!command && name !== undefined) throw new UsageError(`unknown command ${quote(name)}`);
  rejectUnknownOptions(line, command);
  if (!command) throw new UsageError('no command given');
  const [incomplete] = line.incomplete;
  if (incomplete !== undefined) throw missingValue(incomplete, command);
  return { kind: 'run', command, args, flags: flagTexts(line.options) };
}

/** Checks the number of arguments and the values of flags. Throws `UsageError`. */
export function checkRequest(request: Request): void {
  if (request.kind === 'help') return;
  const { command, args, flags } = request;
  const usage = command.argument?.usage ?? '';
  if (args.length === 0 && usage.startsWith('<')) {
    const name = usage.replaceAll(/[<>]|\.\.\./g, '');
    throw new UsageError(`missing required argument '${name}'`);
  }
  const maximum = /\.{3}[>\]]$/.test(usage) ? Number.POSITIVE_INFINITY : Number(usage !== '');
  if (args.length > maximum) throw new UsageError(`too many arguments for '${command.name}'`);
  readFlags(command.flags, flags, {});
}

function rejectUnknownOptions(line: Line, command: Command | undefined): void {
  const known = [...line.options.map(({ spelling }) => spelling), ...line.incomplete];
  const foreign = known.filter((spelling) => command && !flagOf(command, spelling));
  const unknown = [...new Set([...foreign, ...line.unknown])];
  if (unknown.length === 0) return;
  const noun = unknown.length === 1 ? 'option' : 'options';
  throw new UsageError(`unknown ${noun} ${unknown.map(quote).join(', ')}`);
}

function missingValue(spelling: string, command: Command): UsageError {
  const { flag, values = [] } = flagOf(command, spelling) ?? { flag: spelling };
  const choices = values.length > 0 ? ` (${values.join(', ')})` : '';
  return new UsageError(`option '${flag}' argument missing${choices}`);
}

/** Joins repeated values of a flag that accepts several; otherwise the last one counts. */
function flagTexts(options: readonly GivenOption[]): FlagTexts {
  const texts = new Map<string, readonly [spelling: string, text: string]>();
  for (const { name, flag, spelling, value } of options) {
    if (!flag) continue;
    const previous = flag.several ? texts.get(name) : undefined;
    // A value that is implied cannot be wrong, so no message names its spelling.
    const key = spellings(flag).includes(spelling) ? spelling : flagName(flag);
    texts.set(name, [key, previous ? `${previous[1]},${value}` : value]);
  }
  return Object.fromEntries(texts.values());
}

/** Maximum length of a typed word in a message. */
const MAX_WORD_LENGTH = 60;

function quote(text: string): string {
  return `'${shorten(text, MAX_WORD_LENGTH)}'`;
}
