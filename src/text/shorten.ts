/** Maximum length of a part of a message that comes from a server. */
export const MAX_QUOTE_LENGTH = 200;

/**
 * Returns the text with at most this many characters. Cuts the middle, marked with `…`, because an
 * error message ends with what to do.
 */
export function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const endLength = Math.floor(maxLength / 4);
  return `${text.slice(0, maxLength - endLength - 1)}…${text.slice(text.length - endLength)}`;
}
