import type { Context } from '../context.ts';
import type { Command } from '../flags/command.ts';
import { readValue } from '../flags/flag.ts';
import { oneOf } from '../flags/values.ts';
import { commandHelp } from '../help/command-help.ts';
import { helpWidth } from '../help/layout.ts';
import { programHelp } from '../help/program-help.ts';
import { TOPIC_NAMES } from '../help/topic-names.ts';
import { topicHelp } from '../help/topics.ts';
import { print } from '../terminal/print.ts';

/** `spacecraft help`, of everything, of a command, or of a topic. */
export async function help(
  about: string | undefined,
  commands: readonly Command[],
  { stdout }: Context,
): Promise<void> {
  await print(stdout, [helpText(about, commands, helpWidth(stdout.columns))]);
}

function helpText(about: string | undefined, commands: readonly Command[], width: number): string {
  if (about === undefined) return programHelp(commands, width);
  const command = commands.find(({ name }) => name === about);
  if (command) return commandHelp(command, width);
  const topic = TOPIC_NAMES.find((name) => name === about);
  if (topic) return topicHelp(topic, width);
  const names = [...TOPIC_NAMES, ...commands.map(({ name }) => name)];
  return readValue({ parse: (text) => oneOf(text, names) }, about, `help ${about}`);
}
