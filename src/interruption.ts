/** Long work ends soon after Ctrl-C, though Node handles no signal while JavaScript runs. */

/** Lets the process handle signals and other events, unlike a promise that is already resolved. */
export function handleEvents(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Handles events, and rejects with the reason if the program was interrupted. */
async function checkInterruption(interruption: AbortSignal): Promise<void> {
  await handleEvents();
  interruption.throwIfAborted();
}

/** How many UTF-16 code units, and how many pieces, take a few milliseconds to make. */
const CHECKED_LENGTH = 32_768;
const CHECKED_PIECES = 1_000;

/**
 * The pieces of a text that takes long to make, with checks in between. An empty piece counts as one
 * too: it offers a check while nothing is ready.
 */
export async function* interruptible(
  pieces: Iterable<string> | AsyncIterable<string>,
  interruption: AbortSignal,
): AsyncIterable<string> {
  let length = 0;
  let count = 0;
  for await (const piece of pieces) {
    yield piece;
    length += piece.length;
    count++;
    if (length < CHECKED_LENGTH && count < CHECKED_PIECES) continue;
    await checkInterruption(interruption);
    length = 0;
    count = 0;
  }
}
