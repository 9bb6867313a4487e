import { expect, test } from 'vitest';
import { shorten } from '../../src/text/shorten.ts';

test('a text that fits is unchanged', () => {
  expect(shorten('12345678', 8)).toBe('12345678');
  expect(shorten('', 8)).toBe('');
});

test('a longer text keeps its start and its end', () => {
  expect(shorten('123456789', 8)).toBe('12345…89');
  expect(shorten('x'.repeat(1e6), 8)).toBe('xxxxx…xx');
});
