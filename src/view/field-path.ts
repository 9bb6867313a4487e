/** Returns the value at the end of the path; for a list on the way, the values of its items. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (isListWithout(value, key)) return value.map((item) => valueAt(item, path));
  return hasField(value, key) ? valueAt(value[key], rest) : undefined;
}

/**
 * Returns whether the path leads to a field of the value. Null and an empty list may have had any
 * field, so they match every path.
 */
export function hasPath(value: unknown, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  if (key === undefined || value === null) return true;
  if (isListWithout(value, key)) {
    return value.length === 0 || value.some((item) => hasPath(item, path));
  }
  return hasField(value, key) && hasPath(value[key], rest);
}

/** Returns the distinct names of the fields that the records have at the path. */
export function keysAt(records: readonly unknown[], path: readonly string[]): string[] {
  const parents = records.flatMap((record) => valueAt(record, path));
  return [...new Set(parents.flatMap((parent) => (isObject(parent) ? Object.keys(parent) : [])))];
}

/** A key of a list is an index: `family.0.name`. */
function isListWithout(value: unknown, key: string): value is readonly unknown[] {
  return Array.isArray(value) && !(key in value);
}

function hasField(value: unknown, key: string): value is Record<string, unknown> {
  return isObject(value) && Object.hasOwn(value, key);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
