/** How what is printed reaches a file or a pipe: directly while there is room, else by Node's own stream. */
import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Output, standardOutput } from '../src/output.ts';
import { emptyFolder } from './setup.ts';

const folder = emptyFolder();

/** Node's stream, of which there is to be only one, and what was left to it. */
function slowWay() {
  const left: string[] = [];
  const made = { times: 0 };
  const stream: Output = {
    write(text, done) {
      left.push(text.toString());
      done?.(null);
    },
  };
  const make = () => {
    made.times++;
    return stream;
  };
  return { left, made, make };
}

const print = (output: Output, text: string | Uint8Array) =>
  new Promise<Error | null | undefined>((resolve) => output.write(text, resolve));

/** A pipe with a reader that reads when it is told to. */
function pipe() {
  const path = join(folder, 'pipe');
  execFileSync('mkfifo', [path]);
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = openSync(path, constants.O_WRONLY);
  const read = () => {
    const bytes = Buffer.alloc(1_000_000);
    return bytes.toString('utf8', 0, readSync(reader, bytes));
  };
  return { reader, writer, read };
}

test('a file takes everything directly', async () => {
  const path = join(folder, 'file');
  const file = openSync(path, 'w');
  const { made, make } = slowWay();
  const output = standardOutput(file, make);
  const long = 'é'.repeat(100_000);
  expect(await print(output, 'one\n')).toBeUndefined();
  expect(await print(output, Buffer.from(long))).toBeUndefined();
  output.write('\nthe end');
  closeSync(file);
  expect(readFileSync(path, 'utf8')).toBe(`one\n${long}\nthe end`);
  expect(made.times).toBe(0);
});

test('a pipe takes what fits into it directly, and all that comes later goes the slow way', async () => {
  const { writer, read } = pipe();
  const { left, made, make } = slowWay();
  const output = standardOutput(writer, make);
  await print(output, 'a'.repeat(30_000));
  await print(output, 'b'.repeat(30_000));
  expect(made.times).toBe(0);
  // It might fit, if somebody reads; but the program is not to wait for that.
  await print(output, 'c'.repeat(30_000));
  await print(output, 'd');
  expect(left).toEqual(['c'.repeat(30_000), 'd']);
  expect(read()).toBe('a'.repeat(30_000) + 'b'.repeat(30_000));
});

test('a pipe that nobody reads from any more is left to the stream, which tells', async () => {
  const { reader, writer } = pipe();
  closeSync(reader);
  const { left, make } = slowWay();
  await print(standardOutput(writer, make), 'to nobody');
  expect(left).toEqual(['to nobody']);
});

test('what is neither file nor pipe is the stream', () => {
  const terminal = openSync('/dev/null', 'w');
  const { made, make } = slowWay();
  const output = standardOutput(terminal, make);
  closeSync(terminal);
  output.write('to the stream');
  expect(made.times).toBe(1);
});
