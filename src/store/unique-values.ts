/** Returns the value at a position of `UniqueValues`. */
export function valueAt<Value>(values: readonly Value[], position: number | null): Value | null {
  return position === null ? null : (values[position] ?? null);
}

/** Collects values without duplicates. */
export class UniqueValues<Value> {
  readonly values: Value[] = [];
  readonly #positions = new Map<string, number>();

  /** Returns the position of a value in `values`; adds the value if it is new. */
  positionOf(value: Value | null): number | null {
    if (value === null) return null;
    const key = JSON.stringify(value);
    const position = this.#positions.get(key) ?? this.values.push(value) - 1;
    this.#positions.set(key, position);
    return position;
  }
}
