/** Maximum length of text from a server in a message. */
const MAX_LENGTH = 200;

/** Returns the start of a long text, for messages. */
export function shorten(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
