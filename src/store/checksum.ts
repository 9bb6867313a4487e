const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * Tells damage, not malice: who may write in the folder may write a right checksum too. FNV-1a over
 * words of four bytes instead of single ones, so that a cold start goes over a catalogue's index in
 * half a millisecond; any one word that changes, changes the sum. Its order of bytes is the machine's.
 * http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function checksum(bytes: Uint8Array | string, before: number = OFFSET): number {
  // A copy, where it begins at a word.
  const { buffer, length } = new Uint8Array(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  const words = new Int32Array(buffer, 0, length >> 2);
  let sum = before;
  const { length: count } = words;
  for (let at = 0; at < count; at++) sum = Math.imul(sum ^ (words[at] ?? 0), PRIME);
  for (const byte of new Uint8Array(buffer, words.byteLength)) {
    sum = Math.imul(sum ^ byte, PRIME);
  }
  return sum >>> 0;
}

/** A file name's worth of any text. Two texts may share one: what is in the file tells them apart. */
export const hashName = (text: string): string => checksum(text).toString(16).padStart(8, '0');
