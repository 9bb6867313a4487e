import { OutputError } from '../errors.ts';
import type { Output } from '../output.ts';

/** Prints piece by piece, as fast as the reader takes it. Throws `OutputError`. */
export async function print(
  output: Output,
  pieces: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  let pending = '';
  for await (const piece of pieces) {
    pending += piece;
    if (pending.length < CHUNK) continue;
    await written(output, pending);
    pending = '';
  }
  if (pending !== '') await written(output, pending);
}

/**
 * In UTF-16 code units: large enough to be few writes, small enough to be swept away soon; with twice
 * as much, a whole catalogue of 6,070 takes 5 MB more.
 */
const CHUNK = 32_768;

function written(output: Output, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(text, (error) =>
      error
        ? reject(new OutputError(`cannot write the output: ${error.message}`, error))
        : resolve(),
    );
  });
}
