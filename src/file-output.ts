import { writeSync } from 'node:fs';
import { Writable } from 'node:stream';

/**
 * Returns a stream that writes to a regular file. Node's own stdout takes a short write for a
 * complete one, so the end of the output would be lost without an error when the disk fills up.
 */
export function fileOutput(descriptor: number): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      try {
        let offset = 0;
        while (offset < chunk.length) offset += writeSync(descriptor, chunk, offset);
        done();
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
}
