import { COMMANDS } from '../commands/commands.ts';
import type { Context } from '../context.ts';
import type { Command } from '../flags/command.ts';
import { type Flag, flagName, isBoolean, shortFlag } from '../flags/flag.ts';
import { API_FLAGS, API_URL } from '../flags/source-flags.ts';
import type { SpacecraftSummary } from '../ll2/summary.ts';
import { collect, REFERENCES, type ReferenceKind } from '../query/reference.ts';
import { openCatalogues } from '../source/catalogues.ts';
import { folder } from '../store/folder.ts';

/** What may stand at the end of a line that is being typed. */
export interface Candidate {
  readonly text: string;
  readonly about?: string;
}

/**
 * What may stand in place of the word that is being typed, with these words between the program's
 * name and it. Names and ids of spacecraft, configurations, agencies and families come from the
 * catalogue, whatever its age; where there is none they are not offered, since nothing is asked for
 * on a key press.
 */
export async function candidates(
  typed: string,
  before: readonly string[],
  context: Context,
): Promise<Candidate[]> {
  const command = COMMANDS.find(({ name }) => before.includes(name));
  if (!command) return COMMANDS.map(({ name, summary }) => ({ text: name, about: summary }));
  const open = openFlag(typed, before, command);
  if (open) return valuesOf(open, context);
  if (typed.startsWith('-')) return flagsOf(command);
  return argumentsOf(command, typed, context);
}

/** A flag whose value is being typed. */
interface OpenFlag {
  readonly flag: Flag<unknown>;
  /** What there is of the value. */
  readonly value: string;
  /** What stands before it in the same word: `--status=`. */
  readonly head: string;
}

/** Some shells part a word at its equals sign, and some do not. */
function openFlag(
  typed: string,
  before: readonly string[],
  command: Command,
): OpenFlag | undefined {
  const equals = typed.indexOf('=');
  if (typed.startsWith('--') && equals > 0) {
    const flag = flagNamed(typed.slice(0, equals), command);
    return flag && { flag, value: typed.slice(equals + 1), head: typed.slice(0, equals + 1) };
  }
  if (typed === '=') return openFlag('', before, command);
  const last = before.at(-1) === '=' ? before.at(-2) : before.at(-1);
  const flag = flagNamed(last, command);
  return flag && !isBoolean(flag) ? { flag, value: typed, head: '' } : undefined;
}

function flagNamed(name: string | undefined, { flags }: Command): Flag<unknown> | undefined {
  return Object.values(flags).find((flag) => flagName(flag) === name || shortFlag(flag) === name);
}

function flagsOf({ flags }: Command): Candidate[] {
  return Object.values(flags).flatMap((flag) => {
    const name = flagName(flag);
    const positive = { text: name, about: flag.help };
    const negative = { text: name.replace('--', '--no-'), about: `not ${name}` };
    return flag.negatable ? [positive, negative] : [positive];
  });
}

/** Where several values may stand with commas between, the last is what is being typed. */
async function valuesOf({ flag, value, head }: OpenFlag, context: Context): Promise<Candidate[]> {
  const whole = flag.several ? head + value.slice(0, value.lastIndexOf(',') + 1) : head;
  const texts = isReferenceKind(flag.completes)
    ? namesOf(flag.completes, await catalogueFacts(context))
    : (flag.values ?? []);
  return texts.map((text) => ({ text: whole + text }));
}

function isReferenceKind(kind: string | undefined): kind is ReferenceKind {
  return kind !== undefined && kind in REFERENCES;
}

function namesOf(kind: ReferenceKind, craft: readonly SpacecraftSummary[]): string[] {
  return collect(kind, craft).flatMap(({ name, abbrev }) => (abbrev ? [name, abbrev] : [name]));
}

async function argumentsOf(
  { argument }: Command,
  typed: string,
  context: Context,
): Promise<Candidate[]> {
  if (argument?.completes !== 'spacecraft') {
    return (argument?.values ?? []).map((text) => ({ text }));
  }
  const craft = await catalogueFacts(context);
  // The one is as good as the other; which is wanted shows at the first key.
  return /^\d/.test(typed)
    ? craft.map(({ id, name }) => ({ text: String(id), about: name }))
    : craft.map(({ id, name, spacecraft_config: config }) => ({
        text: name,
        about: `${id}${config ? `, ${config.name}` : ''}`,
      }));
}

async function catalogueFacts(context: Context): Promise<readonly SpacecraftSummary[]> {
  const place = folder(await context.cacheFolder(), () => {});
  const given = context.env.SPACECRAFT_API_URL || API_URL;
  const base = URL.canParse(given) ? API_FLAGS.apiUrl.parse(given) : new URL(`${API_URL}/`);
  return openCatalogues(place, base, () => {}).inMode('normal')[0]?.facts ?? [];
}
