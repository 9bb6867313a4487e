/**
 * Measures commands of the built program, and bare Node for comparison: median and fastest time, both
 * also as multiples of bare Node, and peak memory. The runs of all commands alternate, so that other
 * load on the machine affects all alike. `npm run bench -- 40` runs 40 rounds instead of 20.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fleet } from '../test/loopback/fleet.ts';
import { launchLibrary } from '../test/loopback/launch-library.ts';

const EXECUTABLE = join(import.meta.dirname, '../bin/spacecraft.js');
const rounds = Number(process.argv[2] ?? 20);

interface Case {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

interface Measurement {
  /** In milliseconds. */
  readonly time: number;
  /** In bytes; measured for Node only. */
  readonly memory: number | undefined;
}

const folder = await mkdtemp(join(tmpdir(), 'spacecraft-bench-'));
const memoryHook = join(folder, 'report-memory.cjs');
await writeFile(
  memoryHook,
  "process.on('exit', () => { try { require('fs').writeSync(3, String(process.resourceUsage().maxRSS)); } catch {} });",
);

async function run({ command, args, env }: Case, withMemory = false): Promise<Measurement> {
  const started = performance.now();
  const hook = withMemory ? ['--require', memoryHook] : [];
  const child = spawn(command, command === process.execPath ? [...hook, ...args] : args, {
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  let memory = '';
  let stderr = '';
  child.stdout?.resume();
  child.stderr?.on('data', (text) => {
    stderr += text;
  });
  child.stdio[3]?.on('data', (text) => {
    memory += text;
  });
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} exited with ${code}: ${stderr}`);
  return { time: performance.now() - started, memory: Number(memory) * 1024 || undefined };
}

const has = (command: string) =>
  run({ name: '', command: 'sh', args: ['-c', `command -v ${command}`] }).then(
    () => true,
    () => false,
  );

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const api = await launchLibrary();
const slowApi = await launchLibrary({ latency: 300 });
const largeApi = await launchLibrary({ fleet: fleet(6_070) });
const folders = {
  small: join(folder, 'small'),
  large: join(folder, 'large'),
  cached: join(folder, 'cached'),
};

const spacecraft = (line: string, cacheFolder: string, url = api.url): Case => ({
  name: line,
  command: process.execPath,
  args: [EXECUTABLE, ...line.split(' ')],
  env: { SPACECRAFT_CACHE_DIR: cacheFolder, SPACECRAFT_API_URL: url },
});

const BARE: Case = { name: 'bare Node (node -e 0)', command: process.execPath, args: ['-e', '0'] };
const page = `${api.url}/spacecraft/?limit=100&ordering=id`;

await run(spacecraft('sync', folders.small));
await run(spacecraft('sync', folders.large, largeApi.url));
await run(spacecraft('list', folders.cached));

const cases: Case[] = [
  BARE,
  spacecraft('--version', folders.small),
  spacecraft('--help', folders.small),
  spacecraft('completion bash', folders.small),
  {
    ...spacecraft('completion-server zsh spacecraft show Soy', folders.small),
    name: 'Tab after show Soy',
  },
  spacecraft('list', folders.small),
  spacecraft('list --json', folders.small),
  spacecraft('list --format tsv', folders.small),
  spacecraft('search soyuz', folders.small),
  spacecraft('show 85', folders.small),
  { ...spacecraft('list', folders.cached), name: 'list, from a cached response' },
  spacecraft('list --all --format ndjson', folders.small),
  { ...spacecraft('list', folders.large, largeApi.url), name: 'list, of 6,070' },
  { ...spacecraft('search soyuz', folders.large, largeApi.url), name: 'search soyuz, of 6,070' },
  {
    ...spacecraft('list --all --format ndjson', folders.large, largeApi.url),
    name: 'list --all --format ndjson, of 6,070',
  },
  {
    ...spacecraft('list --limit 100 --json --refresh', folders.cached),
    name: 'list --limit 100 --json, over HTTP',
  },
];
if ((await has('curl')) && (await has('jq'))) {
  const line = `curl --silent --compressed '${page}' | jq .`;
  cases.push({ name: 'curl | jq, the same page', command: 'sh', args: ['-c', line] });
}
if (await has('http')) {
  cases.push({ name: 'HTTPie, the same page', command: 'http', args: ['--ignore-stdin', page] });
}
const slow = {
  ...spacecraft('list --all --json --refresh', folders.cached, slowApi.url),
  name: 'list --all, with 300 ms of latency',
};

const times = new Map<Case, number[]>([...cases, slow].map((each) => [each, []]));
for (let round = 0; round < rounds; round++) {
  for (const each of cases) times.get(each)?.push((await run(each)).time);
  if (round < 5) times.get(slow)?.push((await run(slow)).time);
}
const memory = new Map<Case, number>();
for (const each of cases) {
  const all: number[] = [];
  for (let round = 0; round < 3; round++) all.push((await run(each, true)).memory ?? Number.NaN);
  memory.set(each, median(all));
}

const bare = median(times.get(BARE) ?? []);
// Other load on the machine can only slow a run down, so the fastest is the least disturbed.
const fastest = (each: Case) => Math.min(...(times.get(each) ?? []));
const bareMemory = memory.get(BARE) ?? Number.NaN;
const lines = [...cases, slow].map((each) => {
  const time = median(times.get(each) ?? []);
  const bytes = memory.get(each) ?? Number.NaN;
  const size = Number.isNaN(bytes)
    ? ''
    : `${(bytes / 2 ** 20).toFixed(0)} MiB (${(bytes / bareMemory).toFixed(2)} ×)`;
  return `| ${each.name.replaceAll('|', '\\|')} | ${time.toFixed(0)} ms | ${(time / bare).toFixed(2)} × | ${fastest(each).toFixed(0)} ms | ${(fastest(each) / fastest(BARE)).toFixed(2)} × | ${size} |`;
});
process.stdout.write(
  `Node ${process.version} on ${cpus()[0]?.model.trim()}, ${cpus().length} cores; medians of ${rounds} interleaved runs.\n\n` +
    `| command | median | × bare Node | fastest | × bare Node | peak memory |\n| --- | --: | --: | --: | --: | --: |\n${lines.join('\n')}\n`,
);
await Promise.all([api, slowApi, largeApi].map((each) => each.close()));
await rm(folder, { recursive: true });
