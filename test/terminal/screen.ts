/** A real terminal that the executable runs in: a pty, and what would be seen on it. */
import { spawn } from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';
import { EXECUTABLE, environment } from '../executable.ts';

export interface ScreenOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly env: Readonly<Record<string, string>>;
}

export interface Screen {
  /** The lines that are seen, without what is blank at their ends. */
  text(): Promise<string>;
  /** All that was written to the terminal, escape sequences and all. */
  raw(): string;
  /** Resolves once this is so many times among it. */
  shows(wanted: string, times?: number): Promise<void>;
  type(keys: string): void;
  resize(columns: number, rows: number): void;
  readonly exitCode: Promise<number>;
}

/** Runs a line of bash on a terminal, in which `spacecraft` is the executable. */
export function screen(line: string, { columns = 80, rows = 24, env }: ScreenOptions): Screen {
  const script = `spacecraft() { "${process.execPath}" "${EXECUTABLE}" "$@"; }; ${line}`;
  const variables = environment({ TERM: 'xterm-256color', ...env });
  const child = spawn('bash', ['-c', script], { cols: columns, rows, env: variables });
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true });
  let written = '';
  const watchers = new Set<() => void>();
  child.onData((data) => {
    written += data;
    terminal.write(data);
    for (const watch of watchers) watch();
  });
  const exitCode = new Promise<number>((resolve) => {
    child.onExit(({ exitCode: code }) => resolve(code));
  });
  return {
    async text() {
      // Resolves once all before it is drawn.
      await new Promise<void>((resolve) => terminal.write('', resolve));
      const buffer = terminal.buffer.active;
      const lines = Array.from(
        { length: buffer.length },
        (_, row) => buffer.getLine(row)?.translateToString(true) ?? '',
      );
      return lines.join('\n').trimEnd();
    },
    raw: () => written,
    shows: (wanted, times = 1) =>
      new Promise((resolve) => {
        const watch = () => {
          if (written.split(wanted).length <= times) return;
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
