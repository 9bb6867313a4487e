/**
 * Splits a search at white space, except inside a closed pair of quotes. Does what this expression of
 * Django REST Framework does, which takes quadratic time if many quotes are not closed:
 *
 *     [^\s'"]*(?:(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')[^\s'"]*)+|\S+
 */
export function searchWords(search: string): readonly string[] {
  const closingQuote = closingQuotes(search);
  const words: string[] = [];
  let start = skip(SPACE, search, 0);
  while (start < search.length) {
    const end = wordEnd(search, start, closingQuote);
    words.push(search.slice(start, end));
    start = skip(SPACE, search, end);
  }
  return words;
}

const SPACE = /\s*/y;
const UNQUOTED = /[^\s'"]*/y;
const WORD = /\S+/y;

/** Returns the position after what the pattern matches here. */
function skip(pattern: RegExp, text: string, position: number): number {
  pattern.lastIndex = position;
  return pattern.test(text) ? pattern.lastIndex : position;
}

type ClosingQuote = (open: number) => number | undefined;

function wordEnd(search: string, start: number, closingQuote: ClosingQuote): number {
  let end = skip(UNQUOTED, search, start);
  let close = closingQuote(end);
  // Without a closed pair of quotes, quotes are ordinary characters.
  if (close === undefined) return skip(WORD, search, start);
  while (close !== undefined) {
    end = skip(UNQUOTED, search, close + 1);
    close = closingQuote(end);
  }
  return end;
}

/** Returns a function that returns the position of the quote that closes one, if both exist. */
function closingQuotes(search: string): ClosingQuote {
  /** Position up to which no quote of a kind is closed, so that nothing is searched twice. */
  const unclosedUntil: Record<string, number> = { '"': 0, "'": 0 };
  return (open) => {
    const quote = search.charAt(open);
    if (open < (unclosedUntil[quote] ?? search.length)) return undefined;
    let position = open + 1;
    while (position < search.length) {
      const character = search.charAt(position);
      if (character === quote) return position;
      if (character !== '\\') position++;
      // A backslash escapes any character of the line.
      else if (/^.$/.test(search.charAt(position + 1))) position += 2;
      else break;
    }
    unclosedUntil[quote] = position;
    return undefined;
  };
}
