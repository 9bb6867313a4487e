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

/** `spacecraft --help` and `spacecraft <command> --help`. */
export async function help(
  name: string | undefined,
  commands: readonly Command[],
  context: Context,
): Promise<void> {
  const width = helpWidth(context.stdout.columns);
  await print(context, [
    programOrCommandHelp(name, commands, width) ?? explanation(name, commands, width),
  ]);
}

/** `spacecraft help [topic]`, where a topic can also be the name of a command. */
export async function explain(
  name: string | undefined,
  commands: readonly Command[],
  context: Context,
): Promise<void> {
  await print(context, [explanation(name, commands, helpWidth(context.stdout.columns))]);
}

function programOrCommandHelp(
  name: string | undefined,
  commands: readonly Command[],
  width: number,
): string | undefined {
  if (name === undefined) return programHelp(commands, width);
  const command = commands.find((candidate) => candidate.name === name);
  return command && commandHelp(command, width);
}

/** Returns the topic, the help of the command, or both if they share the name, as `quota` does. */
function explanation(
  name: string | undefined,
  commands: readonly Command[],
  width: number,
): string {
  const topic = TOPIC_NAMES.find((candidate) => candidate === name);
  const texts = [
    topic && topicHelp(topic, width),
    programOrCommandHelp(name, commands, width),
  ].filter((text) => text !== undefined);
  if (texts.length > 0) return texts.join('\n');
  const names = new Set([...TOPIC_NAMES, ...commands.map((command) => command.name)]);
  return readValue((text) => oneOf(text, [...names]), name ?? '', `help ${name}`);
}
