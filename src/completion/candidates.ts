import { COMMANDS } from '../commands/commands.ts';
import type { Context } from '../context.ts';
import type { Command } from '../flags/command.ts';
import {
  type Flag,
  type Flags,
  flagName,
  InvalidValueError,
  isBoolean,
  spellings,
} from '../flags/flag.ts';
import { API_FLAGS, DEFAULT_API_URL } from '../flags/source-flags.ts';
import type { SpacecraftSummary } from '../ll2/summary.ts';
import { collect, REFERENCES, type ReferenceKind, spelling } from '../query/reference.ts';
import { openCatalogue } from '../store/catalogue-file.ts';
import { openFolder } from '../store/folder.ts';

/** A possible completion of the word at the cursor. */
export interface Candidate {
  readonly text: string;
  readonly description?: string;
}

/**
 * Returns the candidates for the typed word, given the words between it and the program's name.
 * Names and ids of spacecraft, configurations, agencies and families come from the catalogue,
 * whatever its age. Without a catalogue there are none, because completion sends no requests.
 */
export async function candidates(
  typed: string,
  previous: readonly string[],
  context: Context,
): Promise<Candidate[]> {
  const command = COMMANDS.find(({ name }) => previous.includes(name));
  const flags = command?.flags ?? EVERY_FLAG;
  const flagValue = findFlagValue(typed, previous, flags);
  if (flagValue) return flagValueCandidates(flagValue, context);
  if (typed.startsWith('-')) return flagCandidates(flags);
  if (command) return argumentCandidates(command, typed, context);
  return COMMANDS.map(({ name, summary }) => ({ text: name, description: summary }));
}

/** Flags can precede the command. */
const EVERY_FLAG: Flags = Object.fromEntries(
  COMMANDS.toReversed().flatMap(({ flags }) => Object.entries(flags)),
);

/** A flag whose value is at the cursor. */
interface FlagValue {
  readonly flag: Flag<unknown>;
  /** The typed part of the value. */
  readonly value: string;
  /** The part of the word before the value: `--status=`, or empty. */
  readonly prefix: string;
}

function findFlagValue(
  typed: string,
  previous: readonly string[],
  flags: Flags,
): FlagValue | undefined {
  const equals = typed.indexOf('=');
  if (typed.startsWith('--') && equals > 0) {
    const flag = findFlag(typed.slice(0, equals), flags);
    return flag && { flag, value: typed.slice(equals + 1), prefix: typed.slice(0, equals + 1) };
  }
  const flag = findFlag(previous.at(-1), flags);
  return flag && !isBoolean(flag) ? { flag, value: typed, prefix: '' } : undefined;
}

function findFlag(name: string | undefined, flags: Flags): Flag<unknown> | undefined {
  return Object.values(flags).find((flag) => name !== undefined && spellings(flag).includes(name));
}

function flagCandidates(flags: Flags): Candidate[] {
  return Object.values(flags).flatMap((flag) => {
    const name = flagName(flag);
    const positive = { text: name, description: flag.help };
    const negative = { text: name.replace('--', '--no-'), description: `opposite of ${name}` };
    const shorthands = Object.entries(flag.shorthands ?? {}).map(([text, value]) => ({
      text,
      description: `same as ${name} ${value}`,
    }));
    return [positive, ...(flag.negatable ? [negative] : []), ...shorthands];
  });
}

/** Completes the last value of a list such as `active,ret`. */
async function flagValueCandidates(
  { flag, value, prefix }: FlagValue,
  context: Context,
): Promise<Candidate[]> {
  const start = flag.several ? prefix + value.slice(0, value.lastIndexOf(',') + 1) : prefix;
  const names = isReferenceKind(flag.completes)
    ? namesOf(flag.completes, await readCatalogue(context))
    : [];
  const values = new Set([...(flag.values ?? []), ...names]);
  return [...values].map((text) => ({ text: start + text }));
}

function isReferenceKind(kind: string | undefined): kind is ReferenceKind {
  return kind !== undefined && kind in REFERENCES;
}

function namesOf(kind: ReferenceKind, spacecraft: readonly SpacecraftSummary[]): string[] {
  return collect(kind, spacecraft).flatMap(({ name, abbrev }) => {
    const spelled = spelling(kind, name);
    return abbrev ? [spelled, abbrev] : [spelled];
  });
}

async function argumentCandidates(
  { argument }: Command,
  typed: string,
  context: Context,
): Promise<Candidate[]> {
  if (argument?.completes === undefined) {
    return (argument?.values ?? []).map((text) => ({ text }));
  }
  const spacecraft = await readCatalogue(context);
  if (argument.completes !== 'spacecraft') {
    return namesOf(argument.completes, spacecraft).map((text) => ({ text }));
  }
  // A digit starts an id; everything else starts a name.
  const startsId = /^\d/.test(typed);
  return spacecraft.map(({ id, name, spacecraft_config: configuration }) =>
    // A name that starts with a hyphen would be read as a flag.
    startsId || name.startsWith('-')
      ? { text: String(id), description: name }
      : { text: name, description: configuration ? `${id}, ${configuration.name}` : String(id) },
  );
}

async function readCatalogue(context: Context): Promise<readonly SpacecraftSummary[]> {
  const { random, pendingWrites, userId } = context;
  const warn = () => {};
  const folder = openFolder(await context.cacheFolder(), { warn, random, pendingWrites, userId });
  const base = parseBase(context.env.SPACECRAFT_API_URL || DEFAULT_API_URL);
  return (base && openCatalogue(folder, base, warn)?.summaries) ?? [];
}

/** Returns undefined for an invalid URL: only the command itself should report it. */
function parseBase(url: string): URL | undefined {
  try {
    return API_FLAGS.apiUrl.parse(url);
  } catch (error) {
    if (error instanceof InvalidValueError) return undefined;
    throw error;
  }
}
