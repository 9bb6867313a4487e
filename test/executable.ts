/** Runs the built executable as separate processes. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const EXECUTABLE = join(import.meta.dirname, '../bin/spacecraft.js');

export interface ProcessResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

type Variables = Readonly<Record<string, string>>;

/** Returns the real environment without the variables that change the program's behaviour. */
export function environment(env: Variables): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(SPACECRAFT_|CI$|TMUX|STY$|COLUMNS$)|COLOR|HYPERLINK|PAGER/.test(name),
  );
  return { ...Object.fromEntries(inherited), ...env };
}

/** Runs a line of bash in which `spacecraft` is the executable. */
export async function shell(line: string, env: Variables): Promise<ProcessResult> {
  const script = `set -o pipefail; spacecraft() { "${process.execPath}" "${EXECUTABLE}" "$@"; }; ${line}`;
  try {
    const options = { env: environment(env), maxBuffer: 1e9 };
    return { code: 0, ...(await promisify(execFile)('bash', ['-c', script], options)) };
  } catch (error) {
    return error as ProcessResult;
  }
}

export interface StartedProcess {
  readonly child: ChildProcess;
  /** Resolves when the process exits. `signal` is the signal that killed it, if any. */
  readonly result: Promise<ProcessResult & { readonly signal: string | null }>;
}

/** Starts the executable without waiting for it, so that a test can send it signals. */
export function start(args: readonly string[], env: Variables): StartedProcess {
  const child = spawn(process.execPath, [EXECUTABLE, ...args], { env: environment(env) });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text) => {
    stdout += text;
  });
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  const result = new Promise<Awaited<StartedProcess['result']>>((resolve) => {
    child.on('close', (code, signal) => resolve({ code: code ?? -1, signal, stdout, stderr }));
  });
  return { child, result };
}
