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

/** `spacecraft --help`, and that of a command. */
export async function help(
  about: string | undefined,
  commands: readonly Command[],
  { stdout }: Context,
): Promise<void> {
  const width = helpWidth(stdout.columns);
  await print(stdout, [commandText(about, commands, width) ?? explanation(about, commands, width)]);
}

/** `spacecraft help`, which knows topics as well; where a command bears the same name, both are told. */
export async function explain(
  about: string | undefined,
  commands: readonly Command[],
  { stdout }: Context,
): Promise<void> {
  await print(stdout, [explanation(about, commands, helpWidth(stdout.columns))]);
}

function commandText(
  about: string | undefined,
  commands: readonly Command[],
  width: number,
): string | undefined {
  if (about === undefined) return programHelp(commands, width);
  const command = commands.find(({ name }) => name === about);
  return command && commandHelp(command, width);
}

function explanation(
  about: string | undefined,
  commands: readonly Command[],
  width: number,
): string {
  const topic = TOPIC_NAMES.find((name) => name === about);
  const texts = [topic && topicHelp(topic, width), commandText(about, commands, width)];
  const found = texts.filter((text) => text !== undefined);
  if (found.length > 0) return found.join('\n');
  const names = new Set([...TOPIC_NAMES, ...commands.map(({ name }) => name)]);
  return readValue({ parse: (text) => oneOf(text, [...names]) }, about ?? '', `help ${about}`);
}
