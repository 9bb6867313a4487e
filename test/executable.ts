/** The built executable, as processes of its own. */
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

/** The real environment, without what would change how the program behaves. */
export function environment(env: Variables): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(SPACECRAFT_|CI$|TMUX)|COLOR|HYPERLINK|PAGER/.test(name),
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

/** Starts the executable, for a test to end it. */
export function start(
  args: readonly string[],
  env: Variables,
): { child: ChildProcess; ended: Promise<ProcessResult & { signal: string | null }> } {
  const child = spawn(process.execPath, [EXECUTABLE, ...args], { env: environment(env) });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text) => {
    stdout += text;
  });
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  const ended = new Promise<ProcessResult & { signal: string | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code: code ?? -1, signal, stdout, stderr }));
  });
  return { child, ended };
}
