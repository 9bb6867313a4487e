import type { ChildProcess } from 'node:child_process';
import { platform } from 'node:os';
import type { Environment } from './environment.ts';

/** Maximum time (ms) for a browser or its launcher to report a failure. */
const TIMEOUT = 1_500;

/** Browsers that run in the terminal, until the user quits them. */
const TEXT_BROWSERS = ['browsh', 'elinks', 'links', 'links2', 'lynx', 'w3m', 'www-browser'];

export interface BrowserOptions {
  readonly env: Environment;
  /** Called when a text browser takes over the terminal, and again when it exits. */
  onTerminal(isTaken: boolean): void;
}

/** Opens the URL in $BROWSER, or else in the default browser; resolves to false if that fails. */
export async function openInBrowser(
  url: string,
  { env, onTerminal }: BrowserOptions,
): Promise<boolean> {
  const { BROWSER, DISPLAY, WAYLAND_DISPLAY } = env;
  const commands = browserCommands(BROWSER);
  for (const command of commands) {
    if (await runBrowser(command, url, onTerminal)) return true;
  }
  if (commands.length > 0 || (platform() === 'linux' && !DISPLAY && !WAYLAND_DISPLAY)) return false;
  try {
    const { default: open } = await import('open');
    return await hasStarted(await open(url));
  } catch {
    return false;
  }
}

/** Splits BROWSER, which contains several commands to try, separated by colons. */
function browserCommands(browser = ''): string[] {
  const commands = platform() === 'win32' ? [browser] : browser.split(':');
  return commands.map((command) => command.replace(/&\s*$/, '').trim()).filter(Boolean);
}

async function runBrowser(
  command: string,
  url: string,
  onTerminal: BrowserOptions['onTerminal'],
): Promise<boolean> {
  const { spawn } = await import('node:child_process');
  if (platform() === 'win32') return hasStarted(spawn(command, [url], { stdio: 'ignore' }));
  // The shell splits the command, and gets the URL as an argument, which it doesn't interpret.
  const placed = command.replaceAll(/(['"]?)%s\1|%%/g, (found) => (found === '%%' ? '%' : '"$1"'));
  const script = /%s/.test(command) ? placed : `${placed} "$1"`;
  const args = ['-c', script, 'sh', url];
  const program = /^\S*/.exec(command)?.[0].replace(/^.*\//, '') ?? '';
  if (!TEXT_BROWSERS.includes(program)) {
    return hasStarted(spawn('sh', args, { stdio: 'ignore', detached: true }));
  }
  onTerminal(true);
  const exitCode = await exitCodeOf(spawn('sh', args, { stdio: 'inherit' }));
  onTerminal(false);
  return exitCode === 0;
}

/** Resolves to false if the browser or its launcher fails at once. */
async function hasStarted(child: ChildProcess): Promise<boolean> {
  const { setTimeout: wait } = await import('node:timers/promises');
  child.ref();
  // What is still running after the timeout is the browser itself. It outlives the program.
  const exitCode = await Promise.race([exitCodeOf(child), wait(TIMEOUT, 0, { ref: false })]);
  child.unref();
  return exitCode === 0;
}

function exitCodeOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.on('error', () => resolve(127)).on('close', (code) => resolve(code ?? 0));
  });
}
