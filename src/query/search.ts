import type { SpacecraftSummary } from '../ll2/summary.ts';

/**
 * The terms of a search as the API's framework splits them (Django REST Framework 3.15):
 * at white space and commas, with a phrase in single or double quotes kept whole.
 */
export function searchTerms(search: string): readonly string[] {
  const terms: string[] = [];
  for (const [word] of search.matchAll(WORD)) {
    const trimmed = word.replace(/^,+|,+$/g, '');
    if (isQuoted(trimmed)) terms.push(unquoted(trimmed));
    // Between two commas there is an empty term, which everything has.
    else terms.push(...trimmed.split(','));
  }
  return terms;
}

/** A run without white space, in which a closed pair of quotes may hold white space. */
const WORD = /[^\s'"]*(?:(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')[^\s'"]*)+|\S+/g;

/** Begins and ends with the same quote, which may be one and the same: that is an empty phrase. */
function isQuoted(word: string): boolean {
  return /^["']/.test(word) && word.at(0) === word.at(-1);
}

function unquoted(phrase: string): string {
  const quote = phrase.charAt(0);
  return phrase.slice(1, -1).replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\');
}

/** Every term must be in the name or in the configuration's name, whatever the case. */
export function matchesSearch(facts: SpacecraftSummary, terms: readonly string[]): boolean {
  const name = facts.name.toUpperCase();
  const configuration = facts.spacecraft_config?.name.toUpperCase() ?? '';
  return terms.every((term) => {
    const wanted = term.toUpperCase();
    return name.includes(wanted) || configuration.includes(wanted);
  });
}
