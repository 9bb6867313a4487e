/** The manual page as groff renders it, where that is installed. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/commands/commands.ts';
import type { Command } from '../../src/flags/command.ts';
import { manPage } from '../../src/help/man-page.ts';
import { sharedFolder } from '../setup.ts';

/** Takes the place of the adjustments of a distribution, which print typographic quotes as ASCII. */
const macros = sharedFolder();
writeFileSync(join(macros, 'man.local'), '');
writeFileSync(join(macros, 'mdoc.local'), '');

const isInstalled = spawnSync('groff', ['--version']).status === 0;

/** Renders the page 78 columns wide, as `man` does in 80. */
function render(commands: readonly Command[], device = 'utf8') {
  const args = [
    '-man',
    '-ww',
    '-Kutf8',
    `-T${device}`,
    '-rLL=78n',
    `-M${macros}`,
    '-P-c',
    '-P-b',
    '-P-u',
  ];
  const { stdout, stderr } = spawnSync('groff', args, {
    input: manPage(commands, '0'),
    encoding: 'utf8',
  });
  return { lines: stdout.split('\n').map((line) => line.trim()), text: stdout, warnings: stderr };
}

describe.runIf(isInstalled)('the manual page', () => {
  test.each(['utf8', 'ascii', 'latin1'])('causes no warning on %s', (device) => {
    expect(render(COMMANDS, device).warnings).toBe('');
  });

  test('has each example on one line, as it is typed', () => {
    const { lines } = render(COMMANDS);
    for (const { examples } of COMMANDS) {
      for (const { line } of examples) expect(lines).toContain(line);
    }
  });

  test('hyphenates no word, and has no typographic quotes', () => {
    const { text } = render(COMMANDS);
    expect(text).not.toMatch(/[\u2010-\u2015\u2018-\u201d\u2032\u00b4\u02c6\u02dc]/);
    // Left-aligned: no spaces between words but one.
    expect(text).not.toMatch(/[a-z] {2,}[a-z]+ {2,}[a-z]/);
  });

  test('prints every ASCII character as it is, also at the start of a line', () => {
    const special = `'~^\`"\\-.%$#@{}[]|<>`;
    const [first] = COMMANDS;
    if (!first) throw new Error('no command');
    const examples = ['', ...special].map((start) => ({
      line: `${start}x ${special} /a-b/c-d \\fB \\n`,
      caption: `${start}caption ${special}`,
    }));
    const command = { ...first, details: `.details ${special}`, examples };
    // Some distributions print them as ASCII even without an escape.
    expect(manPage([command], '0')).not.toMatch(/['`^~]/);
    const { lines, warnings } = render([command]);
    expect(warnings).toBe('');
    for (const { line, caption } of examples) {
      expect(lines).toContain(line);
      expect(lines).toContain(`${caption}:`);
    }
  });
});
