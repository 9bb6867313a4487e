import type { Output } from '../context.ts';
import { OutputError } from '../errors.ts';
import { type ScreenContext, separate } from './separate.ts';

/**
 * In UTF-16 code units: large enough for few writes, and small enough for early garbage collection.
 * Twice as much takes 5 MB more memory for 6,070 records.
 */
const CHUNK_LENGTH = 32_768;

type Pieces = Iterable<string> | AsyncIterable<string>;

/** Prints to stdout. Throws `OutputError`. */
export async function print(context: ScreenContext, pieces: Pieces): Promise<void> {
  await writePieces(context.stdout, pieces, () => separate(context, 'output'));
}

/**
 * Writes the pieces in chunks, and waits for the reader of each. Calls `onStart` before the first,
 * if there is one. Throws `OutputError`.
 */
export async function writePieces(
  output: Output,
  pieces: Pieces,
  onStart = () => {},
): Promise<void> {
  let isStarted = false;
  const writeNext = async (text: string) => {
    if (!isStarted) onStart();
    isStarted = true;
    await writeChunk(output, text);
  };
  let chunk = '';
  for await (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK_LENGTH) continue;
    await writeNext(chunk);
    chunk = '';
  }
  if (chunk !== '') await writeNext(chunk);
}

function writeChunk(output: Output, chunk: string): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(chunk, (error) =>
      error
        ? reject(new OutputError(`cannot write the output: ${error.message}`, error))
        : resolve(),
    );
  });
}
