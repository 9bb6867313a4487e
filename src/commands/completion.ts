import { BASH_SCRIPT } from '../completion/bash-script.ts';
import { FISH_SCRIPT } from '../completion/fish-script.ts';
import { POWERSHELL_SCRIPT } from '../completion/powershell-script.ts';
import { ZSH_SCRIPT } from '../completion/zsh-script.ts';
import type { Context } from '../context.ts';
import { readValue } from '../flags/flag.ts';
import { oneOf } from '../flags/values.ts';
import { SHELLS } from '../help/shells.ts';
import { print } from '../terminal/print.ts';

/** By shell: the script that asks the program for candidates. */
const SCRIPTS: Readonly<Record<(typeof SHELLS)[number], string>> = {
  bash: BASH_SCRIPT,
  zsh: ZSH_SCRIPT,
  fish: FISH_SCRIPT,
  powershell: POWERSHELL_SCRIPT,
};

/** `spacecraft completion`: prints the completion script of a shell. */
export async function completion(text: string, context: Context): Promise<void> {
  const shell = readValue((name) => oneOf(name, SHELLS), text, `completion ${text}`);
  await print(context, [SCRIPTS[shell]]);
}
