import type { Context } from '../context.ts';
import { print } from '../terminal/print.ts';
import { clean } from '../text/clean.ts';
import { type Candidate, candidates } from './candidates.ts';

/**
 * Answers a completion script: the words of the line as arguments, behind `--`, with the place of
 * the one that is being typed in COMP_CWORD and the name of the shell in SHELL.
 */
export async function replyToShell(argv: readonly string[], context: Context): Promise<void> {
  const { SHELL = '', COMP_CWORD } = context.env;
  const words = argv[0] === '--' ? argv.slice(1) : argv;
  const place = /^\d+$/.test(COMP_CWORD ?? '') ? Number(COMP_CWORD) : words.length - 1;
  const typed = words[place] ?? '';
  const before = words.slice(1, place).map(unquote);
  const reply = REPLIES[SHELL.replace(/^.*\//, '')] ?? plainReply;
  // The API's text, as most of it is, on its way to a terminal.
  const found = (await candidates(unquote(typed), before, context)).map(({ text, about = '' }) => ({
    text: clean(text),
    about: clean(about),
  }));
  const lines = reply(found, typed).map((line) => `${line}\n`);
  await print(context.stdout, [lines.join('')]);
}

type Found = Required<Candidate>;

type Reply = (found: readonly Found[], typed: string) => string[];

/** A shell that does not itself sort out what begins as was typed has it done here. */
const REPLIES: Readonly<Record<string, Reply>> = {
  bash: (found, typed) =>
    beginning(found, unquote(typed)).map(({ text }) => quotedFor(typed, text)),
  zsh: (found) => found.map(({ text, about }) => `${text.replaceAll(':', '\\:')}:${about}`),
  fish: (found) => found.map(({ text, about }) => `${text.replaceAll('\\', '\\\\')}\t${about}`),
  pwsh: (found) => found.map(({ text, about }) => `${text}\t${about}`),
};

const plainReply: Reply = (found, typed) => beginning(found, typed).map(({ text }) => text);

function beginning(found: readonly Found[], typed: string): readonly Found[] {
  const exact = found.filter(({ text }) => text.startsWith(typed));
  if (exact.length > 0) return exact;
  const wanted = typed.toLowerCase();
  return found.filter(({ text }) => text.toLowerCase().startsWith(wanted));
}

/** A word as the shell will have it once it is whole: quotes and backslashes undone. */
function unquote(word: string): string {
  const quote = /^["']/.exec(word)?.[0];
  if (!quote) return word.replaceAll(/\\(.)/gs, '$1');
  const inside = word.slice(1).replace(new RegExp(`${quote}$`), '');
  return quote === '"' ? inside.replaceAll(/\\(["\\$`])/g, '$1') : inside;
}

/** The text as bash is to put it in place of what was typed, in the manner it was begun in. */
function quotedFor(typed: string, text: string): string {
  // bash keeps a quote that is open, and puts the text behind it.
  if (typed.startsWith("'")) return text;
  if (typed.startsWith('"')) return text.replaceAll(/["\\$`]/g, '\\$&');
  return text.replaceAll(/[^\w@%+=:,./-]/gu, '\\$&');
}
