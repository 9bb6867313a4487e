/** Replaces the API key in redacted text. */
const PLACEHOLDER = '[API key]';

/**
 * Creates a function that removes the API key from text. A server may send the key back, in an
 * error message or in a record, but it must not be printed or cached. The function also finds the
 * key in JSON, where each character can be written as is, after a backslash, or as `\uXXXX`.
 */
export function keyRedactor(key: string | undefined): (text: string) => string {
  if (key === undefined) return (text) => text;
  const characterPatterns = Array.from(key, (character) => {
    const hex = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `(?:\\\\?${character.replace(/\W/, '\\$&')}|\\\\u${hex})`;
  });
  const pattern = new RegExp(characterPatterns.join(''), 'gi');
  return (text) => text.replace(pattern, PLACEHOLDER);
}
