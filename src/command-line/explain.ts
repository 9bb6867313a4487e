import { COMMANDS } from '../commands/commands.ts';
import { UsageError } from '../errors.ts';
import type { Command } from '../flags/command.ts';
import { InvalidValueError } from '../flags/flag.ts';
import { nearMiss } from '../text/nearest.ts';
import { correct } from './correct.ts';
import { hintsFor, strayValues, valueHint } from './find-hint.ts';
import { findCommand } from './help-request.ts';
import { COMMAND_HINTS, OPTION_HINTS } from './hints.ts';
import { flagOf, SPELLINGS, takesValue } from './spellings.ts';
import { type Tokens, tokenize } from './tokens.ts';

/** Adds to the error what to do: the right command line, ready to paste, if it is known. */
export function explain(error: UsageError, argv: readonly string[]): UsageError {
  const tokens = tokenize(argv, takesValue);
  const corrected = correct(argv);
  if (error.cause instanceof InvalidValueError) {
    const misplaced = tokens.options.find(valueHint);
    if (!corrected || !misplaced) return error;
    const problem = `invalid value of option '${misplaced.spelling}'`;
    return new UsageError(problem, { advice: [corrected], cause: error });
  }
  const command = findCommand(tokens.words[0]?.text);
  const advice = corrected ?? referral(tokens, command);
  return new UsageError(error.reason, { advice: [advice], cause: error });
}

/** Throws `UsageError` if a word was meant as the value of an option that takes none. */
export function rejectStrayValue(argv: readonly string[]): void {
  const [stray] = strayValues(tokenize(argv, takesValue));
  if (stray) throw new UsageError(`option '${stray.option.spelling}' takes no value`);
}

/** Refers to the help, and names the command or option that was probably mistyped. */
function referral(tokens: Tokens, command: Command | undefined): string {
  const help = ['spacecraft', command?.name, '--help'].filter(Boolean).join(' ');
  const suggestion = command ? similarOption(tokens, command) : similarCommand(tokens);
  return suggestion ? `did you mean ${suggestion}? See ${help}` : `see ${help}`;
}

/** Finds none for a word with a hint of its own, which is no typo. */
function similarCommand({ words: [name] }: Tokens): string | undefined {
  const isTypo = name && hintsFor(COMMAND_HINTS, name.text.toLowerCase()).length === 0;
  const names = COMMANDS.map((candidate) => candidate.name);
  return isTypo ? nearMiss(name.text, names) : undefined;
}

function similarOption({ options }: Tokens, command: Command): string | undefined {
  const known = [...SPELLINGS.keys()].filter(
    (spelling) => spelling.startsWith('--') && flagOf(command, spelling),
  );
  return [...new Set(options.map(({ spelling }) => spelling))]
    .filter((spelling) => !flagOf(command, spelling))
    .filter((spelling) => hintsFor(OPTION_HINTS, spelling).length === 0)
    .map((spelling) => nearMiss(spelling, known))
    .find((suggestion) => suggestion !== undefined);
}
