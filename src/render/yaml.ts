import { Document, Scalar, visit } from 'yaml';
import { INVISIBLE } from '../text/safe-json.ts';
import type { View } from '../view/view.ts';

/**
 * Characters that need an escape: controls except line feeds, invisible characters, unpaired
 * surrogates, and U+2065, which is unassigned but invisible. It must match at least what `INVISIBLE`
 * matches, because escapes have a meaning in double quotes only.
 */
const UNSAFE = /[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u2065]--[\n]]/v;

/** A single document. */
export function* yaml<Row>(view: View<Row>): Iterable<string> {
  const document = new Document(view.document(view.value), { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_, scalar) {
      // JSON has no infinite numbers, but `1e999` is parsed as one.
      if (typeof scalar.value === 'number' && !Number.isFinite(scalar.value)) scalar.value = null;
      const isUnsafe = typeof scalar.value === 'string' && UNSAFE.test(scalar.value);
      if (isUnsafe) scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
  yield document.toString({ lineWidth: 0 }).replace(INVISIBLE, escapeCodePoint);
}

function escapeCodePoint(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return character.length > 1 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}
