import type { SpacecraftSummary } from '../ll2/summary.ts';
import { searchWords } from './search-words.ts';

/**
 * Splits a search into terms as the API's framework does (Django REST Framework 3.15): at white
 * space and commas, keeping a phrase in single or double quotes whole.
 */
export function searchTerms(search: string): readonly string[] {
  const terms: string[] = [];
  for (const word of searchWords(search)) {
    const trimmed = trimCommas(word);
    if (isQuoted(trimmed)) terms.push(unquote(trimmed));
    else for (const term of trimmed.split(',')) if (term !== '') terms.push(term);
  }
  return terms;
}

/** Removes commas from both ends, in linear time: `/,+$/` would try each comma as a start. */
function trimCommas(word: string): string {
  let start = 0;
  let end = word.length;
  while (word[start] === ',') start++;
  while (end > start && word[end - 1] === ',') end--;
  return word.slice(start, end);
}

/** Returns whether a word starts and ends with the same quote, which may be the same character. */
function isQuoted(word: string): boolean {
  return /^["']/.test(word) && word.at(0) === word.at(-1);
}

function unquote(phrase: string): string {
  const quote = phrase.charAt(0);
  return phrase.slice(1, -1).replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\');
}

/**
 * Returns a predicate: every term occurs in the spacecraft's name or in the name of its
 * configuration, ignoring case.
 */
export function searchMatcher(search: string): (summary: SpacecraftSummary) => boolean {
  const terms = [...new Set(searchTerms(search).map((term) => term.toUpperCase()))];
  return ({ name, spacecraft_config: config }) => {
    const names = [name, config?.name].map((text) => text?.normalize().toUpperCase());
    return terms.every((term) => names.some((text) => text?.includes(term)));
  };
}
