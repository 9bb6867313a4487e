import { NotFoundError } from '../errors.ts';
import type { Found, Provenance, SpacecraftRef } from '../source/source.ts';

/** Creates the error for references without a match. */
export function notFound(missing: readonly Found[], { origin }: Provenance): NotFoundError {
  const refs = missing.map(({ ref }) => ref);
  const ids = refs.filter((ref) => typeof ref === 'number');
  const names = refs.filter((ref) => typeof ref === 'string');
  const parts = [
    ...(ids.length > 0 ? [`with id ${firstOf(ids)}`] : []),
    ...(names.length > 0 ? [`named ${firstOf(names)}`] : []),
  ];
  const described = parts.join(' or ');
  if (origin === 'sample') {
    return new NotFoundError(
      `the sample contains no spacecraft ${described}; try without --offline`,
    );
  }
  return new NotFoundError(`no spacecraft ${described}; ${advice(missing, origin)}`);
}

function advice(missing: readonly Found[], origin: Provenance['origin']): string {
  const unknown = missing.find(({ ref }) => typeof ref === 'string');
  if (!unknown) return 'spacecraft list shows the ids';
  const name = String(unknown.ref);
  const similar = unknown.similar().map(({ id, name }) => `${name} (spacecraft show ${id})`);
  if (similar.length > 0) return `did you mean ${similar.join(' or ')}?`;
  if (origin !== 'catalogue' && mayBeSerialNumber(name)) {
    return 'serial numbers require the catalogue (spacecraft sync)';
  }
  // A search of all words would find nothing, and other characters mean something to a shell.
  const [word = ''] = name.split(' ');
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}.-]*$/u.test(word)
    ? `try spacecraft search ${word}`
    : 'spacecraft list --all shows all names';
}

/** Serial numbers such as C206 and OV-105 are one word with digits. */
function mayBeSerialNumber(name: string): boolean {
  return /^\S*\d\S*$/.test(name);
}

/** Maximum number of references that a message names. */
const MAX_NAMED = 20;

function firstOf(refs: readonly SpacecraftRef[]): string {
  const named = refs.slice(0, MAX_NAMED).join(', ');
  return refs.length > MAX_NAMED ? `${named} and ${refs.length - MAX_NAMED} more` : named;
}
