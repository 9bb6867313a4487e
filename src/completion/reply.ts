import type { Context } from '../context.ts';
import { print } from '../terminal/print.ts';
import { clean } from '../text/clean.ts';
import { type Candidate, candidates } from './candidates.ts';
import { quoteForBash, readCommandLine, readWord } from './shell-words.ts';

/**
 * Prints the candidates for a completion script. The first argument is the shell; the others are the
 * line and COMP_WORDBREAKS for bash, and the words up to the cursor for the other shells. PowerShell
 * passes them in COMP_WORDS, because it loses empty arguments and quotes.
 */
export async function replyToShell(
  [shell = '', ...args]: readonly string[],
  context: Context,
): Promise<void> {
  const reply = Object.hasOwn(SHELL_REPLIES, shell) ? SHELL_REPLIES[shell] : undefined;
  const lines = await reply?.(args, context);
  if (lines) await print(context, [lines.map((line) => `${line}\n`).join('')]);
}

/** Returns the lines that the completion script of a shell reads. */
type Reply = (args: readonly string[], context: Context) => Promise<string[]>;

/** zsh, fish and PowerShell quote the candidates themselves; zsh and fish also filter them. */
const SHELL_REPLIES: Readonly<Record<string, Reply>> = {
  bash: async ([line = '', breaks = ''], context) => {
    const read = readCommandLine(line, breaks);
    if (!read) return [];
    const { typed, previous, kept, quote } = read;
    const found = filterByPrefix(await cleanCandidates(typed, previous, context), typed);
    return found.map(({ text }) => quoteForBash(text.slice(kept), quote));
  },
  zsh: async (words, context) => {
    const found = await candidatesForWords(withoutQuotes(words), context);
    return found.map(({ text, description }) => {
      const label = text.replaceAll(/[\\:]/g, '\\$&');
      return description ? `${label}:${description}` : label;
    });
  },
  fish: async (words, context) =>
    (await candidatesForWords(withoutQuotes(words), context)).map(withTab),
  powershell: async (_, context) => {
    const words = (context.env.COMP_WORDS ?? '').split('\n');
    const found = await candidatesForWords(words, context);
    return filterByPrefix(found, words.at(-1) ?? '').map(withTab);
  },
};

type CleanCandidate = Required<Candidate>;

const withTab = ({ text, description }: CleanCandidate) => `${text}\t${description}`;

const withoutQuotes = (words: readonly string[]) => words.map((word) => readWord(word).typed);

/** The words start with the name of the program. The last one is being typed. */
function candidatesForWords(
  words: readonly string[],
  context: Context,
): Promise<readonly CleanCandidate[]> {
  return cleanCandidates(words.at(-1) ?? '', words.slice(1, -1), context);
}

/** Names come from the API, and the shell prints them to the terminal. */
async function cleanCandidates(
  typed: string,
  previous: readonly string[],
  context: Context,
): Promise<readonly CleanCandidate[]> {
  const words = previous.map((word) => word.normalize());
  const found = await candidates(typed.normalize(), words, context);
  return found.map(({ text, description = '' }) => ({
    text: clean(text),
    description: clean(description),
  }));
}

/** Ignores case only if no candidate matches exactly. */
function filterByPrefix(
  found: readonly CleanCandidate[],
  prefix: string,
): readonly CleanCandidate[] {
  const exact = found.filter(({ text }) => text.startsWith(prefix));
  if (exact.length > 0) return exact;
  const lowerCase = prefix.toLowerCase();
  return found.filter(({ text }) => text.toLowerCase().startsWith(lowerCase));
}
