/**
 * Starts the API server of the tests until Ctrl-C, to try the program without using up quota:
 * `npm run api`, then run the two printed `export` lines in another shell.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchLibrary } from '../test/loopback/launch-library.ts';

const api = await launchLibrary();
const cacheFolder = await mkdtemp(join(tmpdir(), 'spacecraft-api-'));

process.stdout.write(`Launch Library 2 at ${api.url} (Ctrl-C to stop)

export SPACECRAFT_API_URL=${api.url}
export SPACECRAFT_CACHE_DIR=${cacheFolder}
`);

async function stop(): Promise<void> {
  await api.close();
  await rm(cacheFolder, { recursive: true, force: true });
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
