import type { Context } from '../context.ts';
import { print } from '../terminal/print.ts';
import { clean } from '../text/clean.ts';
import { type Candidate, candidates } from './candidates.ts';

/**
 * Prints the candidates for a completion script. The arguments are `--` and the words of the command
 * line; COMP_CWORD is the index of the word at the cursor, and SHELL the name of the shell.
 */
export async function replyToShell(argv: readonly string[], context: Context): Promise<void> {
  const { SHELL = '', COMP_CWORD = '' } = context.env;
  const words = (argv[0] === '--' ? argv.slice(1) : argv).map((word) => word.normalize());
  const index = /^\d+$/.test(COMP_CWORD) ? Number(COMP_CWORD) : words.length - 1;
  const typed = words[index] ?? '';
  const previous = words.slice(1, index).map(unquote);
  const found = await candidates(unquote(typed), previous, context);
  const format = SHELL_REPLIES[SHELL.replace(/^.*\//, '')] ?? plainReply;
  // Names come from the API, and the shell prints them to the terminal.
  const safe = found.map(({ text, description = '' }) => ({
    text: clean(text),
    description: clean(description),
  }));
  const lines = format(safe, typed).map((line) => `${line}\n`);
  await print(context.stdout, [lines.join('')]);
}

type Reply = (candidates: readonly Required<Candidate>[], typed: string) => string[];

/** The reply formats by shell. zsh, fish and PowerShell filter the candidates themselves. */
const SHELL_REPLIES: Readonly<Record<string, Reply>> = {
  bash: (found, typed) =>
    filterByPrefix(found, unquote(typed)).map(({ text }) => quoteForBash(text, typed)),
  zsh: (found) =>
    found.map(({ text, description }) => `${text.replaceAll(':', '\\:')}:${description}`),
  fish: (found) =>
    found.map(({ text, description }) => `${text.replaceAll('\\', '\\\\')}\t${description}`),
  pwsh: (found) => found.map(({ text, description }) => `${text}\t${description}`),
};

const plainReply: Reply = (found, typed) => filterByPrefix(found, typed).map(({ text }) => text);

/** Ignores case only if no candidate matches exactly. */
function filterByPrefix(
  found: readonly Required<Candidate>[],
  prefix: string,
): readonly Required<Candidate>[] {
  const exact = found.filter(({ text }) => text.startsWith(prefix));
  if (exact.length > 0) return exact;
  const lowerCase = prefix.toLowerCase();
  return found.filter(({ text }) => text.toLowerCase().startsWith(lowerCase));
}

/** Removes quotes and backslashes as a shell does; the closing quote can be missing. */
function unquote(word: string): string {
  const quote = /^["']/.exec(word)?.[0];
  if (!quote) return word.replaceAll(/\\(.)/gs, '$1');
  const content = word.slice(1).replace(new RegExp(`${quote}$`), '');
  return quote === '"' ? content.replaceAll(/\\(["\\$`])/g, '$1') : content;
}

/** Quotes the text in the style of the typed word, which it replaces. */
function quoteForBash(text: string, typed: string): string {
  // bash keeps an open quote and inserts the text after it.
  if (typed.startsWith("'")) return text;
  if (typed.startsWith('"')) return text.replaceAll(/["\\$`]/g, '\\$&');
  return text.replaceAll(/[^\w@%+=:,./-]/gu, '\\$&');
}
