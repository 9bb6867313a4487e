/**
 * Each change has all tests to survive, so that a few examples of a property will do; and one
 * failure is enough to know that a change was seen: it need not be made small.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

fc.configureGlobal({ numRuns: 25, endOnFailure: true });

// Loaded by the first command that needs it, what a module does as it is loaded would count as that
// one test's doing; loaded here, it is what happens once, and is passed over.
const source = join(import.meta.dirname, '../../src');
for (const folder of ['query', 'source', 'api', 'store']) {
  for (const file of readdirSync(join(source, folder))) await import(join(source, folder, file));
}
