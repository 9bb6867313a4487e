import type { Context } from '../context.ts';
import { readValue } from '../flags/flag.ts';
import { oneOf } from '../flags/values.ts';
import { SHELLS, type Shell } from '../help/shells.ts';
import { print } from '../terminal/print.ts';

/** The library's scripts, each read when it is asked for. */
const TEMPLATES: Readonly<Record<Shell, () => Promise<string>>> = {
  bash: async () => (await import('@pnpm/tabtab/lib/templates/completion.bash?raw')).default,
  zsh: async () => (await import('@pnpm/tabtab/lib/templates/completion.zsh?raw')).default,
  fish: async () =>
    withoutEval((await import('@pnpm/tabtab/lib/templates/completion.fish?raw')).default),
  powershell: async () => (await import('@pnpm/tabtab/lib/templates/completion.ps1?raw')).default,
};

/** `spacecraft completion`: the script that has a shell ask the program what may be typed next. */
export async function completion(text: string, { stdout }: Context): Promise<void> {
  const shell = readValue({ parse: () => oneOf(text, SHELLS) }, text, `completion ${text}`);
  const template = await TEMPLATES[shell]();
  const script = template
    .replaceAll('{pkgname}', 'spacecraft')
    .replaceAll('{completer}', 'spacecraft');
  await print(stdout, [script]);
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
  '  set -l completions (env COMP_CWORD=(count $cmd) SHELL=fish {completer} completion-server -- $cmd "$current")';
