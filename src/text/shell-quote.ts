/** Characters that have no meaning in any shell. */
const PLAIN = /^[\p{L}\p{M}\p{N}_@%+:,./-][\p{L}\p{M}\p{N}_@%+=:,./-]*$/u;

/** Quotes a word for a shell, if needed. */
export function shellQuote(word: string): string {
  if (PLAIN.test(word)) return word;
  // Double quotes also work in cmd, but protect less.
  if (!/["$`\\!%]/.test(word)) return `"${word}"`;
  return `'${word.replaceAll("'", "'\\''")}'`;
}
