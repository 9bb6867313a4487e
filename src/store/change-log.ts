import { checksum } from './checksum.ts';
import { type Comparison, withComparison, withinLimits } from './comparisons.ts';
import { CorruptFileError, decodeFile, encodeFile, type FileHeader } from './file-format.ts';
import { FILE_NAMES, fileName } from './file-names.ts';
import type { Folder } from './folder.ts';
import type { OpenFile } from './open-file.ts';
import { parseComparisons } from './parse-comparisons.ts';
import { excessFiles, type StoredFile } from './stored-file.ts';

const FORMAT = 'changes-1';

interface ChangesHeader extends FileHeader {
  /** Base URL of the API. */
  readonly base: string;
}

/** Position of the part that contains the comparisons as JSON. */
const COMPARISONS = 0;

/** Maximum size of the file in bytes. */
const MAX_SIZE = 1_000_000;

/** Maximum size of the header in bytes; the file must not exceed `MAX_SIZE` with it. */
const HEADER_SIZE = 10_000;

const YEAR = 365 * 86_400_000;

/** The oldest logs beyond these limits are removed, like catalogues. */
const LIMITS = { count: 10, bytes: 10 * MAX_SIZE };

/** What changed in the catalogue of an API. */
export interface ChangeLog {
  /** Base URL of the API. */
  readonly base: string;
  /** The oldest first. */
  readonly comparisons: readonly Comparison[];
}

/** Reads the log of an API; empty if there is none. Warns and ignores one that cannot be read. */
export function readChangeLog(
  folder: Folder,
  base: URL,
  warn: (line: string) => void,
): readonly Comparison[] {
  const log = readLog(folder, fileName('changes', base), warn);
  // Another base URL may have the same checksum.
  return log?.base === base.href ? log.comparisons : [];
}

/** Lists the logs of all APIs. */
export function listChangeLogs(folder: Folder, warn: (line: string) => void): ChangeLog[] {
  return logFiles(folder).flatMap(({ name }) => readLog(folder, name, warn) ?? []);
}

/**
 * Adds a comparison to the log of an API, and drops the oldest ones beyond a year or 1 MB. The file
 * is replaced whole. Resolves to false if it could not be written.
 */
export async function appendToChangeLog(
  folder: Folder,
  { base, comparisons }: { readonly base: URL; readonly comparisons: readonly Comparison[] },
  comparison: Pick<Comparison, 'from' | 'to' | 'changes'>,
): Promise<boolean> {
  const limits = { age: YEAR, bytes: MAX_SIZE - HEADER_SIZE };
  const kept = withinLimits(withComparison(comparisons, comparison), limits);
  const header: ChangesHeader = { format: FORMAT, base: base.href };
  const bytes = Buffer.from(JSON.stringify(kept));
  const content = encodeFile(header, [{ bytes, checksum: checksum(bytes) }]);
  const name = fileName('changes', base);
  const isWritten = await folder.write(name, content, { durable: true });
  if (isWritten) {
    for (const excess of excessFiles(logFiles(folder), name, LIMITS)) folder.remove(excess.name);
  }
  return isWritten;
}

function logFiles(folder: Folder): StoredFile[] {
  return folder.files().filter(({ name }) => FILE_NAMES.changes.test(name));
}

function readLog(
  folder: Folder,
  name: string,
  warn: (line: string) => void,
): ChangeLog | undefined {
  try {
    return folder.read(name, decodeLog);
  } catch (error) {
    if (!(error instanceof CorruptFileError)) throw error;
    warn('ignoring the corrupt log of changes; the next sync starts a new one');
    return undefined;
  }
}

/** Throws `CorruptFileError`, also for another format: what it contains is lost in the same way. */
function decodeLog(file: OpenFile): ChangeLog {
  if (file.size > MAX_SIZE) throw new CorruptFileError(`the file has ${file.size} bytes`);
  const decoded = decodeFile<ChangesHeader>(file, FORMAT);
  const json = decoded?.readPart(COMPARISONS).toString();
  const comparisons = parseComparisons(json ?? '');
  const base = decoded?.header.base;
  if (base === undefined || !URL.canParse(base) || !comparisons) {
    throw new CorruptFileError('the file contains no comparisons');
  }
  return { base, comparisons };
}
