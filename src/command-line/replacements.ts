/** Replacements in hints that depend on the value, or on the rest of the command line. */
import { COMMANDS } from '../commands/commands.ts';
import { isBoolean } from '../flags/flag.ts';
import { DEFAULT_QUERY } from '../query/spacecraft-query.ts';
import type { Draft } from './draft.ts';
import { flagOf, optionName } from './spellings.ts';

type Arguments = readonly string[] | undefined;

/** Reverses the ordering. */
export function reversing(_: string, draft: Draft): Arguments {
  return reorder(draft, (field, isDescending) => (isDescending ? field : `-${field}`));
}

export function ascending(_: string, draft: Draft): Arguments {
  return reorder(draft, (field) => field);
}

function reorder(
  draft: Draft,
  change: (field: string, isDescending: boolean) => string,
): readonly string[] {
  const terms = (draft.valueOf('--ordering') ?? 'id').split(',');
  draft.drop('--ordering');
  const changed = terms.map((term) => change(term.replace(/^-/, ''), term.startsWith('-')));
  return [`--ordering=${changed.join(',')}`];
}

/** Pages count from 1. */
export function page(value: string, draft: Draft): Arguments {
  const limit = Number(draft.valueOf('--limit') ?? DEFAULT_QUERY.limit);
  const offset = (Number(value) - 1) * limit;
  return Number.isSafeInteger(offset) && offset >= 0 ? [`--offset=${offset}`] : undefined;
}

export function nextPage(_: string, draft: Draft): Arguments {
  const page1 = draft.valueOf('--offset') === undefined;
  return page1 ? page('2', draft) : undefined;
}

/** The last ones in the given order. */
export function last(value: string, draft: Draft): Arguments {
  return [...(reversing(value, draft) ?? []), `--limit=${value}`];
}

/** Shows the spacecraft with these ids. */
export function ids(value: string): Arguments {
  return ['show', ...value.split(/[\s,]+/)];
}

export function withoutColumns(value: string): Arguments {
  const names = value.split(',').map((name) => `-${name.trim()}`);
  return [`--columns=${names.join(',')}`];
}

/** Redirects the output to a file, in the format of its extension. */
export function toFile(value: string, draft: Draft): Arguments {
  const extension = value.slice(value.lastIndexOf('.') + 1).toLowerCase();
  const isChosen = draft.valueOf('--format') ?? draft.valueOf('--json');
  const format = extension === 'txt' || isChosen !== undefined ? [] : [`--format=${extension}`];
  return [...format, '>', value];
}

/** As in gh, where the value of `--json` is a list of fields. */
export function jsonColumns(value: string, draft: Draft): Arguments {
  return hasSpacecraft(draft) ? ['--json', `--columns=${value}`] : undefined;
}

export function names(_: string, draft: Draft): Arguments {
  return hasSpacecraft(draft) ? ['--columns=name', '--format=tsv'] : undefined;
}

/** Finds the fields in a template such as `{{.id}} {{.name}}`. */
export function templateColumns(value: string, draft: Draft): Arguments {
  const fields = [...value.matchAll(/\{\{\s*\.([a-z_]+)/g)].map(([, field]) => field);
  if (!hasSpacecraft(draft)) return undefined;
  return [`--columns=${fields.length > 0 ? fields.join(',') : 'id,name'}`, '--format=tsv'];
}

/** Returns whether the columns of the command's output are those of spacecraft. */
function hasSpacecraft({ name }: Draft): boolean {
  return ['list', 'show', 'search'].includes(name);
}

/** Turns `status=active` into the filter. */
export function condition(value: string, draft: Draft): Arguments {
  const [, key = '', text = ''] = /^\s*([\w-]+)\s*(?:==?|:)\s*(.*?)\s*$/s.exec(value) ?? [];
  const command = COMMANDS.find(({ name }) => name === draft.name);
  const spelling = `--${key.toLowerCase().replaceAll('_', '-')}`;
  const flag = command && flagOf(command, spelling);
  if (!flag) return undefined;
  const unquoted = text.replace(/^(["'])(.*)\1$/s, '$2');
  if (!isBoolean(flag)) return [`${spelling}=${unquoted}`];
  if (!/^(true|false)$/i.test(unquoted)) return undefined;
  return [unquoted.toLowerCase() === 'true' ? spelling : spelling.replace('--', '--no-')];
}

/** Searches for a value: with the flag that `list` and `stats` have, or as terms of `search`. */
export function search(value: string, { name }: Draft): Arguments {
  return name === 'search' ? ['search', value] : [`--search=${value}`];
}

/** Turns `flights:desc` into `-flights`. */
export function direction(value: string): Arguments {
  const terms = value.split(',').map((term) => {
    const [field = '', order = ''] = term.trim().split(/[ :]+/);
    return /^desc/i.test(order) ? `-${field.replace(/^-/, '')}` : field;
  });
  return [`--ordering=${terms.join(',')}`];
}

export function negation(_: string, __: Draft, spelling: string): Arguments {
  const name = optionName(spelling);
  return name === undefined ? undefined : [name.replace('--', '--no-')];
}

/** In many programs, `-v` without a command prints the version. */
export function verboseOrVersion(_: string, { name }: Draft): Arguments {
  return name === '' ? ['version'] : ['--verbose'];
}

/** For words that mean something in other programs, so they aren't searched for. */
export function nothing(): Arguments {
  return undefined;
}
