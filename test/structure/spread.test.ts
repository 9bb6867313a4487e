import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SOURCES = join(import.meta.dirname, '../../src');

/**
 * Returns the lines of code that spread an array into the arguments of a call: with 130,000 items,
 * that ends in "Maximum call stack size exceeded".
 */
function spreadsIntoCalls(code: string): string[] {
  return [...code.matchAll(/\.\.\./g)].flatMap(({ index }) => {
    const open = innermostOpen(code.slice(0, index));
    const isCall = code[open] === '(' && /[\w)\]>]$/.test(code.slice(0, open));
    return isCall && !isParameterList(code, open) ? [lineAt(code, index)] : [];
  });
}

/** Returns the position of the last bracket that is still open at the end of the code. */
function innermostOpen(code: string): number {
  let depth = 0;
  for (let position = code.length - 1; position >= 0; position--) {
    if (/[)\]}]/.test(code[position] ?? '')) depth++;
    else if (/[([{]/.test(code[position] ?? '')) depth--;
    if (depth < 0) return position;
  }
  return -1;
}

function isParameterList(code: string, open: number): boolean {
  const name = /\bfunction\*? [\w<>, ]+$|\bconstructor$/;
  return name.test(code.slice(0, open)) || /^\(\.\.\.[\w[\], ]+\) =>/.test(code.slice(open));
}

function lineAt(code: string, index: number): string {
  return (code.slice(0, index).split('\n').at(-1) ?? '') + (code.slice(index).split('\n')[0] ?? '');
}

test('no array is spread into the arguments of a call', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
  const found = files
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) =>
      spreadsIntoCalls(readFileSync(join(SOURCES, name), 'utf8')).map((line) => `${name}: ${line}`),
    );
  expect(found).toEqual([]);
});
