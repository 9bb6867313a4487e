/**
 * Splits a search text as Django REST Framework's `search_smart_split` does: at white space and
 * commas, but not inside quotes. A quote without a closing one is an ordinary character.
 */
export function smartSplit(search: string): string[] {
  return splitWords(search).flatMap((word) => {
    const trimmed = word.replace(/^,*/, '').replace(/,*$/, '');
    const quote = trimmed.at(0);
    if ((quote === '"' || quote === "'") && trimmed.at(-1) === quote) {
      return trimmed.slice(1, -1).replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\');
    }
    return trimmed.split(',').filter((term) => term !== '');
  });
}

/** Splits at white space outside quotes, as Django's `smart_split` does. */
function splitWords(text: string): string[] {
  const words: string[] = [];
  let index = 0;
  while (index < text.length) {
    if (isSpace(text, index)) {
      index++;
    } else {
      const end = endOfWord(text, index);
      words.push(text.slice(index, end));
      index = end;
    }
  }
  return words;
}

/**
 * Returns the end of the word that starts at an index. With quotes, it is after the last closing
 * quote and the characters that follow directly; without, it is the next white space.
 */
function endOfWord(text: string, start: number): number {
  const isUnquoted = (index: number) => !isSpace(text, index) && !isQuote(text, index);
  let end = -1;
  let index = skipWhile(text, start, isUnquoted);
  while (isQuote(text, index) && closingQuote(text, index) > 0) {
    end = skipWhile(text, closingQuote(text, index) + 1, isUnquoted);
    index = end;
  }
  return end > 0 ? end : skipWhile(text, start, (at) => !isSpace(text, at));
}

const isSpace = (text: string, index: number) => /\s/.test(text.charAt(index));
const isQuote = (text: string, index: number) => /["']/.test(text.charAt(index));

function skipWhile(text: string, start: number, predicate: (index: number) => boolean): number {
  let index = start;
  while (index < text.length && predicate(index)) index++;
  return index;
}

/** Returns the index of the closing quote for the opening one at an index, or -1. */
function closingQuote(text: string, open: number): number {
  for (let index = open + 1; index < text.length; index++) {
    if (text.charAt(index) === '\\') index++;
    else if (text.charAt(index) === text.charAt(open)) return index;
  }
  return -1;
}
