import { Document, Scalar, type ScalarTag, visit } from 'yaml';
import { INVISIBLE } from '../text/safe-json.ts';

/**
 * Characters that need an escape: controls except line feeds, invisible characters, unpaired
 * surrogates, U+2065, which is unassigned but invisible, and noncharacters, which readers may refuse. It must match at least what `INVISIBLE`
 * matches, because escapes have a meaning in double quotes only.
 */
const UNSAFE = /[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u2065\ufffe\uffff]--[\n]]/v;

/** Noncharacters, which `INVISIBLE` does not match. */
const NONCHARACTERS = /[\ufffe\uffff]/g;

/** Plain text with a meaning in YAML 1.1 that the library does not know: the default value. */
const DEFAULT_VALUE = '=';

/** Numbers with an exponent need a decimal point in YAML 1.1: `1.0e+21`. */
const exponential: ScalarTag = {
  identify: (value) => typeof value === 'number' && /^-?\d+e/.test(String(value)),
  default: true,
  tag: 'tag:yaml.org,2002:float',
  // The library prefers tags that recognise plain text.
  test: /^-?\d+\.0e[+-]\d+$/,
  resolve: Number,
  stringify: ({ value }) => String(value).replace('e', '.0e'),
};

/** Returns the value as a YAML document. Readers of YAML 1.1 and 1.2 see the same values. */
export function yamlText(value: unknown): string {
  const document = new Document(value, {
    aliasDuplicateObjects: false,
    compat: 'yaml-1.1',
    customTags: (tags) => [exponential, ...tags],
  });
  visit(document, {
    Scalar(_, scalar) {
      // JSON has no infinite numbers, but `1e999` is parsed as one.
      if (typeof scalar.value === 'number' && !Number.isFinite(scalar.value)) scalar.value = null;
      const isUnsafe = typeof scalar.value === 'string' && UNSAFE.test(scalar.value);
      if (isUnsafe || scalar.value === DEFAULT_VALUE) scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document
    .toString({ lineWidth: 0 })
    .replace(INVISIBLE, escapeCodePoint)
    .replace(NONCHARACTERS, escapeCodePoint);
}

function escapeCodePoint(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return character.length > 1 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}
