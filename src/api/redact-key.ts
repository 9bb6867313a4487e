/** What stands where the API key stood. */
const HIDDEN = '[API key]';

/**
 * Takes the API key out of a text: a server may send it back, in a message or in a record, and it
 * is neither to be printed nor kept. JSON spells each character in up to three ways.
 */
export function keyRedactor(key: string | undefined): (text: string) => string {
  if (key === undefined) return (text) => text;
  const spellings = Array.from(key, (character) => {
    const hex = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `(?:\\\\?${character.replace(/\W/, '\\$&')}|\\\\u${hex})`;
  });
  const pattern = new RegExp(spellings.join(''), 'gi');
  return (text) => text.replace(pattern, HIDDEN);
}
