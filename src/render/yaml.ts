import { Document, Scalar, visit } from 'yaml';
import { INVISIBLE } from '../text/safe-json.ts';
import type { View } from '../view/view.ts';

/**
 * What is to stand in a text as an escape: controls but line feeds, invisible characters, broken
 * ones, and U+2065, which is nothing yet, but has no width either. All that `INVISIBLE` finds, at
 * the least: elsewhere than in double quotes its escape would be taken for the text.
 */
const TO_ESCAPE = /[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u2065]--[\n]]/v;

/** One document. */
export function* yaml<Row>(view: View<Row>): Iterable<string> {
  const document = new Document(view.document(view.value), { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_, scalar) {
      // Only text in double quotes has escapes.
      const isHarmful = typeof scalar.value === 'string' && TO_ESCAPE.test(scalar.value);
      if (isHarmful) scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
  yield document.toString({ lineWidth: 0 }).replace(INVISIBLE, escaped);
}

function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return character.length > 1 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}
