import type * as z from 'zod/mini';
import { type Mismatch, withoutMismatches } from './mismatch.ts';

/** A required part of the value has an unexpected type. */
export class RequiredMismatch {
  readonly path: readonly (string | number)[];
  /** Completes the sentence "<path> is …". */
  readonly problem: string;

  constructor({ path, problem }: Pick<Mismatch, 'path' | 'problem'>) {
    this.path = path;
    this.problem = problem;
  }
}

/** More mismatches make a record useless, and comparing them takes time quadratic in their number. */
const MAX_MISMATCHES = 1_000;

/**
 * Returns the mismatches of a value with a schema, whose optional parts are those that may be null.
 * A part with a mismatch counts as unknown; if it is required, so does the part that contains it.
 */
export function findMismatches(
  schema: z.ZodMiniType,
  value: unknown,
): readonly Mismatch[] | RequiredMismatch {
  const found = new Map<string, Mismatch>();
  for (;;) {
    const cleaned = withoutMismatches(value, [...found.values()], { keepElements: true });
    const issues = issuesIn(cleaned, schema);
    if (found.size + issues.length > MAX_MISMATCHES) return TOO_MANY;
    const open = issues.filter(({ path }) => !isUnknownElement(path, found));
    if (open.length === 0) return [...found.values()];
    for (const issue of open) {
      const mismatch = toMismatch(issue, found);
      if (mismatch instanceof RequiredMismatch) return mismatch;
      add(mismatch, found);
    }
  }
}

const TOO_MANY = new RequiredMismatch({
  path: [],
  problem: `malformed in more than ${MAX_MISMATCHES} places`,
});

function issuesIn(value: unknown, schema: z.ZodMiniType): readonly z.core.$ZodIssue[] {
  try {
    return schema.safeParse(value).error?.issues ?? [];
  } catch (error) {
    // zod passes issues as arguments, and a call can have about 100,000.
    if (error instanceof RangeError) return Array(MAX_MISMATCHES + 1);
    throw error;
  }
}

type Found = ReadonlyMap<string, Mismatch>;

/** Adds a mismatch, which replaces those in the part that is now unknown. */
function add(mismatch: Mismatch, found: Map<string, Mismatch>): void {
  const { unknown } = mismatch;
  for (const [key, other] of found) {
    if (unknown.every((part, index) => part === other.unknown[index])) found.delete(key);
  }
  found.set(keyOf(unknown), mismatch);
}

function toMismatch(issue: z.core.$ZodIssue, found: Found): Mismatch | RequiredMismatch {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const known = found.get(keyOf(path));
  // A part that may not be null is required, and what contains it is unknown.
  const unknown = known ? path.slice(0, -1) : path;
  const mismatch = { path, problem: describeProblem(issue), ...known, unknown };
  return unknown.length === 0 ? new RequiredMismatch(mismatch) : mismatch;
}

/** Elements of arrays may not be null, but can be left out. */
function isUnknownElement(path: readonly PropertyKey[], found: Found): boolean {
  return typeof path.at(-1) === 'number' && found.has(keyOf(path));
}

const keyOf = (path: readonly PropertyKey[]) => JSON.stringify(path);

/** Names with an article, for the types that zod expects in `spacecraft.ts`. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  array: 'an array',
  boolean: 'a boolean',
  int: 'an integer',
  number: 'a number',
  object: 'an object',
  string: 'a string',
};

function describeProblem(issue: z.core.$ZodIssue): string {
  const expected = issue.code === 'invalid_type' ? TYPE_NAMES[issue.expected] : undefined;
  return expected ? `not ${expected}` : 'invalid';
}
