/**
 * Creates the README's screenshots: runs commands in a pseudo-terminal and draws the screen as SVG, for
 * light and for dark pages.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import xterm, { type IBufferCell, type Terminal } from '@xterm/headless';

const OUT = '.github/screenshots';

const PICTURES = {
  list: { command: 'list --offline', columns: 100 },
  show: { command: 'show 85 --mode detailed --offline', columns: 100 },
  compare: { command: 'show 85 601 --compare --offline', columns: 100 },
  stats: { command: 'stats', columns: 90 },
} as const;

interface Theme {
  readonly background: string;
  readonly foreground: string;
  /** By number: those of the terminal's sixteen colours that the program uses. */
  readonly colors: Readonly<Record<number, string>>;
}

const THEMES: Readonly<Record<'light' | 'dark', Theme>> = {
  light: {
    background: '#ffffff',
    foreground: '#1f2328',
    colors: { 2: '#1a7f37', 6: '#0e7490', 9: '#b3261e' },
  },
  dark: {
    background: '#0d1117',
    foreground: '#e6edf3',
    colors: { 2: '#56d364', 6: '#56d4dd', 9: '#ff7b72' },
  },
};

/** In pixels. */
const CELL = { width: 8.4, height: 18 } as const;
const MARGIN = 16;

/** Adjacent cells of the same style. */
interface Run {
  readonly column: number;
  readonly text: string;
  readonly color: number | undefined;
  readonly bold: boolean;
  readonly dim: boolean;
}

async function screen(command: string, columns: number): Promise<Run[][]> {
  const home = mkdtempSync(join(tmpdir(), 'spacecraft-'));
  const terminal = new xterm.Terminal({ cols: columns, rows: 100, allowProposedApi: true });
  terminal.write(`$ spacecraft ${command}\r\n`);
  const child = spawn(process.execPath, ['bin/spacecraft.js', ...command.split(' ')], {
    cols: columns,
    rows: 100,
    env: { TERM: 'xterm-256color', HOME: home, SPACECRAFT_CACHE_DIR: home },
  });
  child.onData((data) => terminal.write(data));
  await new Promise((resolve) => child.onExit(resolve));
  await new Promise<void>((resolve) => terminal.write('', resolve));
  rmSync(home, { recursive: true });
  const { active } = terminal.buffer;
  return Array.from({ length: active.cursorY }, (_, row) => runsOf(active, row, columns));
}

function runsOf(buffer: Terminal['buffer']['active'], row: number, columns: number): Run[] {
  const line = buffer.getLine(row);
  const runs: Run[] = [];
  for (let column = 0; column < columns; column++) {
    const cell = line?.getCell(column);
    const text = cell?.getChars() || ' ';
    const style = styleOf(cell);
    const last = runs.at(-1);
    if (last && last.color === style.color && last.bold === style.bold && last.dim === style.dim) {
      runs[runs.length - 1] = { ...last, text: last.text + text };
    } else {
      runs.push({ column, text, ...style });
    }
  }
  return runs.flatMap(splitAtSpaces);
}

/** Splits a run at double spaces: SVG collapses white space, so that each piece needs its own position. */
function splitAtSpaces({ column, text, ...style }: Run): Run[] {
  return [...text.matchAll(/\S+(?: \S+)*/g)].map((match) => ({
    ...style,
    column: column + match.index,
    text: match[0],
  }));
}

function styleOf(cell: IBufferCell | undefined) {
  return {
    color: cell?.isFgPalette() ? cell.getFgColor() : undefined,
    bold: Boolean(cell?.isBold()),
    dim: Boolean(cell?.isDim()),
  };
}

function svg(title: string, rows: readonly Run[][], columns: number, theme: Theme): string {
  const width = Math.ceil(columns * CELL.width + 2 * MARGIN);
  const height = rows.length * CELL.height + 2 * MARGIN;
  const texts = rows.flatMap((runs, row) => runs.map((run) => textOf(run, row, theme)));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">
<title id="title">${escapeXml(title)}</title>
<rect width="100%" height="100%" rx="8" fill="${theme.background}" stroke="${theme.foreground}" stroke-opacity="0.2"/>
<g font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="${theme.foreground}">
${texts.join('\n')}
</g>
</svg>
`;
}

function textOf({ column, text, color, bold, dim }: Run, row: number, theme: Theme): string {
  // `textLength` keeps the columns aligned, whatever the font.
  const x = (MARGIN + column * CELL.width).toFixed(1);
  const y = (MARGIN + (row + 0.75) * CELL.height).toFixed(1);
  const attributes = [
    `x="${x}" y="${y}" textLength="${(text.length * CELL.width).toFixed(1)}"`,
    ...(color === undefined ? [] : [`fill="${theme.colors[color] ?? theme.foreground}"`]),
    ...(bold ? ['font-weight="bold"'] : []),
    ...(dim ? ['opacity="0.6"'] : []),
  ];
  return `<text ${attributes.join(' ')}>${escapeXml(text)}</text>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

mkdirSync(OUT, { recursive: true });
for (const [name, { command, columns }] of Object.entries(PICTURES)) {
  const rows = await screen(command, columns);
  for (const [shade, theme] of Object.entries(THEMES)) {
    writeFileSync(
      join(OUT, `${name}-${shade}.svg`),
      svg(`spacecraft ${command}`, rows, columns, theme),
    );
  }
}
