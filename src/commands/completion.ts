import bash from '@pnpm/tabtab/lib/templates/completion.bash?raw';
import fish from '@pnpm/tabtab/lib/templates/completion.fish?raw';
import powershell from '@pnpm/tabtab/lib/templates/completion.ps1?raw';
import zsh from '@pnpm/tabtab/lib/templates/completion.zsh?raw';
import type { Context } from '../context.ts';
import { readValue } from '../flags/flag.ts';
import { oneOf } from '../flags/values.ts';
import { SHELLS, type Shell } from '../help/shells.ts';
import { print } from '../terminal/print.ts';

const TEMPLATES: Readonly<Record<Shell, () => string>> = {
  bash: () => bash,
  zsh: () => zsh,
  fish: () => withoutEval(fish),
  powershell: () => powershell,
};

/** `spacecraft completion`: the script that has a shell ask the program what may be typed next. */
export async function completion(text: string, { stdout }: Context): Promise<void> {
  const shell = readValue({ parse: () => oneOf(text, SHELLS) }, text, `completion ${text}`);
  const script = TEMPLATES[shell]()
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
