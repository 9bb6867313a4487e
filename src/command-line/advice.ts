import { COMMANDS } from '../commands/commands.ts';
import type { Command } from '../flags/command.ts';
import { nearMiss } from '../text/nearest.ts';
import { correct } from './correct.ts';
import { hintsFor } from './find-hint.ts';
import { COMMAND_HINTS, OPTION_HINTS } from './hints.ts';
import { isUnknown } from './problem.ts';
import { spellingsOf, takesValue } from './spellings.ts';
import { tokenize } from './tokens.ts';

/** Returns what to do about an invalid command line: the right one, ready to paste, if it is known. */
export function adviceFor(argv: readonly string[], command: Command | undefined): string {
  const corrected = correct(argv);
  if (corrected) return corrected;
  const help = ['spacecraft', command?.name, '--help'].filter(Boolean).join(' ');
  const suggestion = suggest(argv, command);
  return suggestion ? `did you mean ${suggestion}? See ${help}` : `see ${help}`;
}

/** Returns the command or option that was probably mistyped. */
function suggest(argv: readonly string[], command: Command | undefined): string | undefined {
  const { words, options } = tokenize(argv, takesValue);
  const [name] = words;
  if (!command) {
    const names = COMMANDS.map((candidate) => candidate.name);
    const isTypo = name && hintsFor(COMMAND_HINTS, name.text.toLowerCase()).length === 0;
    return isTypo ? nearMiss(name.text, names) : undefined;
  }
  const known = [...spellingsOf(command).keys()].filter((spelling) => spelling.startsWith('--'));
  const unknown = options.filter((option) => isUnknown(option, command));
  for (const { spelling } of unknown) {
    // A word with a hint of its own is no typo.
    if (hintsFor(OPTION_HINTS, spelling).length > 0) continue;
    const suggestion = nearMiss(spelling, known);
    if (suggestion) return suggestion;
  }
  return undefined;
}
