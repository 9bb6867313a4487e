/** Runs the executable in a pseudo-terminal, and emulates the screen. */
import { spawn } from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';
import { EXECUTABLE, environment } from '../executable.ts';

export interface ScreenOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly env: Readonly<Record<string, string>>;
}

export interface Screen {
  /** Returns the lines on the screen, without trailing blanks. */
  text(): Promise<string>;
  /** Returns all output so far, with escape sequences. */
  raw(): string;
  /** Resolves when the output contains the text `times` times. */
  shows(text: string, times?: number): Promise<void>;
  type(keys: string): void;
  resize(columns: number, rows: number): void;
  readonly exitCode: Promise<number>;
}

/** Runs a line of bash in a terminal. `spacecraft` is the executable in it. */
export function screen(line: string, { columns = 80, rows = 24, env }: ScreenOptions): Screen {
  const script = `spacecraft() { "${process.execPath}" "${EXECUTABLE}" "$@"; }; ${line}`;
  const variables = environment({ TERM: 'xterm-256color', ...env });
  const child = spawn('bash', ['-c', script], { cols: columns, rows, env: variables });
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true });
  let output = '';
  const watchers = new Set<() => void>();
  child.onData((data) => {
    output += data;
    terminal.write(data);
    for (const watch of watchers) watch();
  });
  const exitCode = new Promise<number>((resolve) => {
    child.onExit(({ exitCode: code }) => resolve(code));
  });
  return {
    async text() {
      // The callback runs when all previous output is drawn.
      await new Promise<void>((resolve) => terminal.write('', resolve));
      const buffer = terminal.buffer.active;
      const lines = Array.from(
        { length: buffer.length },
        (_, row) => buffer.getLine(row)?.translateToString(true) ?? '',
      );
      return lines.join('\n').trimEnd();
    },
    raw: () => output,
    shows: (text, times = 1) =>
      new Promise((resolve) => {
        const watch = () => {
          if (output.split(text).length <= times) return;
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
        watch();
      }),
    type: (keys) => child.write(keys),
    resize: (newColumns, newRows) => {
      child.resize(newColumns, newRows);
      terminal.resize(newColumns, newRows);
    },
    exitCode,
  };
}
