/**
 * Schemas that a value of the API is read through. A field declared with `nullish` is optional: of
 * another type, it counts as unknown. All other fields are required.
 */

/** Why a value, or a part of it, doesn't match a schema. */
export class Mismatch {
  /** Completes the sentence "<path> is …". */
  readonly problem: string;
  readonly path: readonly (string | number)[];

  constructor(problem: string, path: readonly (string | number)[] = []) {
    this.problem = problem;
    this.path = path;
  }

  /** Returns the mismatch as seen from the object or array that contains the value. */
  within(key: string | number): Mismatch {
    return new Mismatch(this.problem, [key, ...this.path]);
  }
}

/** Receives the optional parts that count as unknown. */
type Ignore = (mismatch: Mismatch) => void;

export interface Schema<Value> {
  /**
   * Returns the value itself if it matches, or a copy without the optional parts that don't. If the
   * value or a required part doesn't match, returns a `Mismatch`.
   */
  read(value: unknown, ignore: Ignore): Value | Mismatch;
}

/** The type that a schema describes. */
export type Infer<S> = S extends Schema<infer Value> ? Value : never;

type Fields = Readonly<Record<string, Schema<unknown>>>;

type OptionalKey<F extends Fields> = {
  [K in keyof F]: undefined extends Infer<F[K]> ? K : never;
}[keyof F];

type ObjectOf<F extends Fields> = {
  readonly [K in Exclude<keyof F, OptionalKey<F>>]: Infer<F[K]>;
} & { readonly [K in OptionalKey<F>]?: Infer<F[K]> };

function ofType<Value>(
  type: string,
  isType: (value: unknown) => value is Value,
): () => Schema<Value> {
  const schema: Schema<Value> = {
    read: (value) => (isType(value) ? value : new Mismatch(`not ${type}`)),
  };
  return () => schema;
}

export const string = ofType('a string', (value) => typeof value === 'string');
export const number = ofType('a number', (value) => typeof value === 'number');
export const boolean = ofType('a boolean', (value) => typeof value === 'boolean');

/** An integer that JavaScript represents exactly. */
export function int(): Schema<number> {
  return {
    read(value) {
      if (typeof value !== 'number') return new Mismatch('not a number');
      if (!Number.isInteger(value)) return new Mismatch('not an integer');
      return Number.isSafeInteger(value) ? value : new Mismatch('invalid');
    },
  };
}

export function unknown(): Schema<unknown> {
  return { read: (value) => value };
}

/** A value that may be null or missing. One that doesn't match is ignored. */
export function nullish<Value>(schema: Schema<Value>): Schema<Value | null | undefined> {
  return {
    read(value, ignore) {
      if (value === null || value === undefined) return value;
      const result = schema.read(value, ignore);
      if (!(result instanceof Mismatch)) return result;
      ignore(result);
      return null;
    },
  };
}

/** An array. Elements that don't match are ignored. */
export function array<Value>(element: Schema<Value>): Schema<readonly Value[]> {
  return {
    read(value, ignore) {
      if (!Array.isArray(value)) return new Mismatch('not an array');
      let isChanged = false;
      const results = value.flatMap((part: unknown, index) => {
        const result = element.read(part, (mismatch) => ignore(mismatch.within(index)));
        isChanged ||= result !== part;
        if (!(result instanceof Mismatch)) return [result];
        ignore(result.within(index));
        return [];
      });
      return isChanged ? results : value;
    },
  };
}

/** An object, which may have more fields. */
export function object<F extends Fields>(fields: F): Schema<ObjectOf<F>> {
  const entries = Object.entries(fields);
  return {
    read(value, ignore) {
      if (!isObject(value)) return new Mismatch('not an object');
      const changes: Record<string, unknown> = {};
      for (const [key, schema] of entries) {
        const result = schema.read(value[key], (mismatch) => ignore(mismatch.within(key)));
        if (result instanceof Mismatch) return result.within(key);
        if (result !== value[key]) changes[key] = result;
      }
      const isChanged = Object.keys(changes).length > 0;
      return (isChanged ? { ...value, ...changes } : value) as ObjectOf<F>;
    },
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
