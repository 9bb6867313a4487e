import type { Context } from '../context.ts';
import { readValue } from '../flags/flag.ts';
import { oneOf } from '../flags/values.ts';
import { SHELLS } from '../help/shells.ts';
import { print } from '../terminal/print.ts';

/** `spacecraft completion`: prints the script that lets a shell ask the program for candidates. */
export async function completion(text: string, { stdout }: Context): Promise<void> {
  const shell = readValue({ parse: () => oneOf(text, SHELLS) }, text, `completion ${text}`);
  const { getCompletionScript } = await import('@pnpm/tabtab');
  const script = await getCompletionScript({
    name: 'spacecraft',
    completer: 'spacecraft',
    shell: shell === 'powershell' ? 'pwsh' : shell,
  });
  await print(stdout, [shell === 'fish' ? withoutEval(script) : script]);
}

/**
 * The library's script for fish evaluates the line that is being typed, and with it what stands in
 * parentheses there; and it cannot tell whether the last word is finished. This one hands over the
 * words as they are.
 */
function withoutEval(script: string): string {
  return script
    .replace(/^ {2}set cmd .*\n {2}set cursor .*\n {2}set words .*\n/m, FISH_WORDS)
    .replace(/^ {2}set completions \(eval .*\)$/m, FISH_CALL);
}

const FISH_WORDS = `  set -l cmd (commandline -opc)
  set -l current (commandline -ct)
`;

const FISH_CALL =
  '  set -l completions (env COMP_CWORD=(count $cmd) SHELL=fish spacecraft completion-server -- $cmd "$current")';
