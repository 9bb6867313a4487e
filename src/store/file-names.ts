/** Names of all files in the cache folder: `<kind>-<checksum of a URL>.cache`. */
import { checksum } from './checksum.ts';

/** The kinds of files. */
type Kind = 'catalogue' | 'changes' | 'response';

export function fileName(kind: Kind, url: URL): string {
  return `${kind}-${checksum(url.href)}.cache`;
}

/** Matches the names of files of any format of this kind, except those of earlier versions. */
export const FILE_NAMES: Readonly<Record<Kind, RegExp>> = {
  catalogue: /^catalogue-[0-9a-f]{8}\.cache$/,
  changes: /^changes-[0-9a-f]{8}\.cache$/,
  response: /^response-[0-9a-f]{8}\.cache$/,
};

/** Matches the names of files of format 2 and earlier. */
const OLD_FILE_NAME = /^(answer|catalogue-normal|catalogue-detailed)-[0-9a-f]{8}\.ndjson$/;

/** Matches the end of the names of temporary files, which start with the name of the final file. */
const TEMP_SUFFIX = /\.tmp-[0-9a-f]+$/;

export function tempFileName(name: string, suffix: string): string {
  return `${name}.tmp-${suffix}`;
}

export function isTempFile(name: string): boolean {
  return TEMP_SUFFIX.test(name);
}

/** Matches what is left of the name of a lock without its suffix. */
const LOCK_NAME = /^download-[0-9a-f]{8}$/;

/** Returns the name of the lock for downloads from an API: leftovers are removed as temporary files. */
export function lockName(base: URL): string {
  return tempFileName(`download-${checksum(base.href)}`, '0');
}

/** Returns whether a file is of this program, in this or an earlier version. */
export function isOwnFile(name: string): boolean {
  const finalName = name.replace(TEMP_SUFFIX, '');
  const patterns = [...Object.values(FILE_NAMES), OLD_FILE_NAME, LOCK_NAME];
  return patterns.some((pattern) => pattern.test(finalName));
}
