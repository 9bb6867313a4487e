type Path = readonly (string | number)[];

/** A value of an unexpected type, because of which a part of a record counts as unknown. */
export interface Mismatch {
  /** Where the value is. */
  readonly path: Path;
  /** Completes the sentence "<path> is …". */
  readonly problem: string;
  /** The part that counts as unknown: the value, or the nearest optional part that contains it. */
  readonly unknown: Path;
}

/**
 * Returns the value with null instead of the unknown parts, and without array elements that are
 * unknown, unless they are kept as null. A value without mismatches is returned itself.
 */
export function withoutMismatches(
  value: unknown,
  mismatches: readonly Mismatch[],
  { keepElements = false } = {},
): unknown {
  if (mismatches.length === 0) return value;
  const copy: unknown = structuredClone(value);
  // The last elements of arrays first, so that the indices of the others stay valid.
  const paths = mismatches.map(({ unknown }) => unknown).toSorted((a, b) => comparePaths(b, a));
  for (const path of paths) {
    const parent = valueAt(copy, path.slice(0, -1));
    const key = path.at(-1);
    if (Array.isArray(parent) && typeof key === 'number' && !keepElements) parent.splice(key, 1);
    else if (isObject(parent) && key !== undefined) parent[key] = null;
  }
  return copy;
}

function comparePaths(a: Path, b: Path): number {
  const index = a.findIndex((key, position) => key !== b[position]);
  const [keyA, keyB] = [a[index], b[index]];
  if (typeof keyA === 'number' && typeof keyB === 'number') return keyA - keyB;
  return 0;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((part, key) => (isObject(part) ? part[key] : undefined), value);
}

function isObject(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}
