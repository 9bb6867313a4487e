/** The command line that bash completes. */
export interface CommandLine extends Word {
  /** The words before the word at the cursor, without their quotes. */
  readonly previous: readonly string[];
}

/** A word up to the cursor. */
export interface Word {
  /** Its text without quotes. */
  readonly typed: string;
  /** Number of characters of `typed` that bash keeps; a candidate replaces the rest. */
  readonly kept: number;
  /** The quote that is open at the end. */
  readonly quote: Quote;
}

export type Quote = '' | "'" | '"';

const QUOTED = /'[^']*'?|"(?:\\.|[^"\\])*\\?"?|\\.?/.source;
const TOKENS = new RegExp(`${QUOTED}|.`, 'gsu');
const WORDS = new RegExp(`(?:${QUOTED}|[^\\s])+`, 'gsu');

/**
 * Splits a line into words as bash does. `breaks` are the characters that start a word for completion
 * only, such as the colon. Returns undefined if the last word contains an expansion, because its text
 * is not known, and after a backtick, because quoting has another meaning there.
 */
export function readCommandLine(line: string, breaks: string): CommandLine | undefined {
  const words = [...line.matchAll(WORDS)];
  const last = words.at(-1);
  const isTyping = last !== undefined && last.index + last[0].length === line.length;
  const typed = isTyping ? last[0] : '';
  if (activeText(line).includes('`') || activeText(typed).includes('$')) return undefined;
  const previous = words.slice(1, isTyping ? -1 : undefined);
  return {
    ...readWord(typed, breaks),
    previous: previous.map(([word]) => readWord(word).typed),
  };
}

/** Reads a word with quotes; the last quote can be open. */
export function readWord(word: string, breaks = ''): Word {
  let typed = '';
  let kept = 0;
  let quote: Quote = '';
  for (const [token] of word.matchAll(TOKENS)) {
    quote = openQuote(token);
    if (quote !== '') kept = typed.length;
    typed += unquote(token);
    // bash replaces from an at sign on, and from behind any other break.
    if (breaks.includes(token)) kept = token === '@' ? typed.length - 1 : typed.length;
  }
  return { typed, kept, quote };
}

function openQuote(token: string): Quote {
  if (/^'[^']*$/.test(token)) return "'";
  return /^"(?:\\.|[^"\\])*\\?$/s.test(token) ? '"' : '';
}

function unquote(token: string): string {
  if (token.startsWith("'")) return token.replaceAll("'", '');
  if (token.startsWith('\\')) return token.slice(1);
  if (!token.startsWith('"')) return token;
  return token.replaceAll(/\\(["\\$`])|"/g, '$1');
}

/** Removes what quotes and backslashes protect from expansion. */
function activeText(text: string): string {
  return text.replaceAll(TOKENS, (token) => {
    if (token.startsWith("'") || token.startsWith('\\')) return '';
    return token.replaceAll(/\\./gs, '');
  });
}

/** What has a meaning outside of quotes, and in each kind of them. */
const SPECIAL: Readonly<Record<Quote, RegExp>> = {
  '': /[^\p{L}\p{M}\p{N}\w@%+=:,./-]/gu,
  "'": /'/g,
  '"': /["`\\$!]/g,
};

/** Quotes text for bash; `quote` is open in front of it. */
export function quoteForBash(text: string, quote: Quote): string {
  return text.replaceAll(SPECIAL[quote], (special) => {
    // In single quotes nothing protects their end; in double quotes the backslash before an
    // exclamation mark would stay. So both stand between two pairs of quotes.
    const isOutside = quote === "'" || (quote === '"' && special === '!');
    return isOutside ? `${quote}\\${special}${quote}` : `\\${special}`;
  });
}
