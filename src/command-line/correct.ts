import { COMMANDS } from '../commands/commands.ts';
import { UsageError } from '../errors.ts';
import type { Command } from '../flags/command.ts';
import { clean } from '../text/clean.ts';
import { nearMiss } from '../text/nearest.ts';
import { shellQuote } from '../text/shell-quote.ts';
import { Draft, type Hint } from './draft.ts';
import { findHint, hintsFor, type StrayValue, strayValues, valueHint } from './find-hint.ts';
import { findCommand } from './help-request.ts';
import { ARGUMENT_HINTS, COMMAND_HINTS, OPTION_HINTS } from './hints.ts';
import { checkRequest, readRequest } from './request.ts';
import { flagOf, isProgramOption, takesValue } from './spellings.ts';
import { type Option, type Tokens, tokenize } from './tokens.ts';

/** Maximum length of the arguments; nobody pastes a longer line. */
const MAX_LENGTH = 400;

/**
 * Returns the command line that was meant, ready to paste: `use spacecraft list --ordering name`.
 * Returns undefined if the hints don't make a valid one of the arguments.
 */
export function correct(argv: readonly string[]): string | undefined {
  const text = argv.join(' ');
  if (text.length > MAX_LENGTH || clean(text) !== text) return undefined;
  const draft = correctedDraft(tokenize(argv, takesHintedValue));
  if (!draft || !isValid(draft.arguments())) return undefined;
  const line = ['spacecraft', ...draft.arguments()].map(shellQuote).join(' ');
  return [...draft.notes, `use ${line}${draft.tail}`].join(' ');
}

/** Also knows the options that hints are for. */
function takesHintedValue(spelling: string, next: string | undefined): boolean | undefined {
  const known = takesValue(spelling);
  if (known !== undefined || hintsFor(OPTION_HINTS, spelling).length === 0) return known;
  return next !== undefined && findHint(OPTION_HINTS, spelling, next) !== undefined;
}

/** Returns undefined if there is no hint for a part of the command line. */
function correctedDraft(tokens: Tokens): Draft | undefined {
  const strays = strayValues(tokens);
  const isStray = (index: number) => strays.some(({ word }) => word.index === index);
  const words = tokens.words.filter(({ index }) => !isStray(index)).map(({ text }) => text);
  const draft = new Draft(words[0] ?? '', words.slice(1));
  const isCorrected =
    correctCommand(draft) &&
    correctArguments(draft) &&
    correctOptions(tokens.options, strays, draft) &&
    correctArguments(draft);
  if (!isCorrected) return undefined;
  if (draft.name === '' && !draft.options.some(({ spelling }) => isProgramOption(spelling)))
    draft.name = DEFAULT_COMMAND;
  if (draft.name !== words[0]) dropForeignOptions(draft);
  return draft;
}

/** Reads an unknown word in front as an argument of `list`, which other hints are for. */
function correctCommand(draft: Draft): boolean {
  const { name, words } = draft;
  if (commandOf(draft)) return true;
  const typed = name.toLowerCase();
  const value = words.length > 0 ? words.join(' ') : undefined;
  const hint = findHint(COMMAND_HINTS, typed, value) ?? findHint(COMMAND_HINTS, typed, undefined);
  if (hint) return draft.replaceWords(hint, value ?? '');
  const names = COMMANDS.map((command) => command.name);
  if (nearMiss(name, names) !== undefined) return false;
  draft.name = DEFAULT_COMMAND;
  draft.words.unshift(name);
  return true;
}

function correctArguments(draft: Draft): boolean {
  if (draft.words.length === 0 || commandOf(draft)?.argument) return true;
  const value = draft.words.join(' ');
  const hint = findHint(ARGUMENT_HINTS, draft.name, value);
  return hint !== undefined && draft.replaceWords(hint, value);
}

interface HintedOption {
  readonly spelling: string;
  readonly value: string | undefined;
  readonly hint: Hint;
}

/** Returns false if an option has neither a meaning nor a hint. */
function correctOptions(
  options: readonly Option[],
  strays: readonly StrayValue[],
  draft: Draft,
): boolean {
  const hinted: HintedOption[] = [];
  for (const option of options) {
    const spelling = withTwoHyphens(option.spelling);
    const stray = strays.find((candidate) => candidate.option === option);
    const value = stray?.word.text ?? option.value;
    const isMeaningful = isKnown(spelling, draft);
    const hint =
      stray?.hint ?? (isMeaningful ? valueHint(option) : findHint(OPTION_HINTS, spelling, value));
    if (hint) hinted.push({ spelling, value, hint });
    else if (isMeaningful) draft.options.push({ spelling, value });
    else return false;
  }
  // Computed replacements look at the other options.
  const isComputed = ({ hint: [, , use] }: HintedOption) => Number(typeof use === 'function');
  return hinted
    .toSorted((a, b) => isComputed(a) - isComputed(b))
    .every(({ hint, value = '', spelling }) => draft.apply(hint, value, spelling));
}

/** Reads `-limit` as `--limit`. */
function withTwoHyphens(spelling: string): string {
  const isWord = takesHintedValue(`-${spelling}`, undefined) !== undefined;
  return isWord ? `-${spelling}` : spelling;
}

function isKnown(spelling: string, draft: Draft): boolean {
  const command = commandOf(draft);
  return (
    isProgramOption(spelling) || (command !== undefined && flagOf(command, spelling) !== undefined)
  );
}

/** Drops the options of the typed command that the corrected one doesn't have. */
function dropForeignOptions(draft: Draft): void {
  draft.options = draft.options.filter(({ spelling }) => isKnown(spelling, draft));
}

/** The command that options without a command are for. */
const DEFAULT_COMMAND = 'list';

function commandOf({ name }: Draft): Command | undefined {
  return findCommand(name || DEFAULT_COMMAND);
}

function isValid(argv: readonly string[]): boolean {
  try {
    const request = readRequest(argv);
    checkRequest(request);
    if (request.kind === 'help') return true;
    const { argument } = request.command;
    return !argument?.values || request.args.every((arg) => argument.values?.includes(arg));
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
}
