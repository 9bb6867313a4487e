/** Notices on stderr: separated from the output, and faint where the output matters more. */
import { describe, expect, test } from 'vitest';
import { type HarnessOptions, spacecraft } from '../harness.ts';
import { server, sharedFolder } from '../setup.ts';

const api = await server();
const cacheFolder = sharedFolder();

/** Runs a command with the bundled sample, because there is no catalogue. */
const runOnSample = (line: string) =>
  spacecraft([...line.split(' '), '--api-url', api.url], { ...ONE_TERMINAL, ...WITHOUT_COLOR });

const run = (line: string, options: HarnessOptions = {}) =>
  spacecraft([...line.split(' '), '--api-url', api.url], { cacheFolder, ...options });

const faint = (text: string) => `\u001b[2m${text}\u001b[22m`;
const ONE_TERMINAL = { terminal: 100, errorTerminal: 100 };
const HIDDEN = (count: number) =>
  `${count} ${count === 1 ? 'column' : 'columns'} hidden; use --wide\n`;
const SAMPLE = 'offline: from the bundled sample of ten spacecraft\n';
const WITHOUT_COLOR = { env: { NO_COLOR: '1' } };

describe('an empty line separates', () => {
  test.each([
    ['a list', 'list --limit 3 --offline', `${SAMPLE}3 of 10 spacecraft · next: --offset 3\n`],
    ['ids', 'list --offline --quiet', `${SAMPLE}10 of 10 spacecraft\n`],
    ['a card', 'show 85 --offline', `${HIDDEN(2)}${SAMPLE}`],
    ['requests', 'list --all --curl', 'this is the first page; request the next with offset=100\n'],
  ])('%s from the notices below it', async (_, line, notices) => {
    const { stdout, stderr } = await runOnSample(line);
    expect(stdout).toMatch(/\S\n$/);
    expect(stderr).toBe(`\n${notices}`);
  });

  test('output in a pager from the notices below it', async () => {
    const { stderr } = await runOnSample('list --pager --offline');
    expect(stderr).toBe(`\n${HIDDEN(1)}${SAMPLE}10 of 10 spacecraft\n`);
  });

  test('output from the notices above and below it', async () => {
    await run('sync');
    const { stdout, stderr } = await run('list --config tma --limit 1', {
      ...ONE_TERMINAL,
      ...WITHOUT_COLOR,
    });
    expect(stdout).toMatch(/^id .*\n.+\n$/);
    expect(stderr).toMatch(
      /^--config tma: interpreted as Soyuz TMA\n\n\nfrom the catalogue, synced .+\n1 of \d+ spacecraft .+\n$/,
    );
  });

  test('output from the error below it', async () => {
    const { stderr } = await runOnSample('show 85 9999 --offline');
    expect(stderr).toMatch(new RegExp(`^\\n${HIDDEN(2)}${SAMPLE}spacecraft: .+ 9999; .+\\n$`));
  });

  test.each<[string, HarnessOptions]>([
    ['a pipe', { errorTerminal: 100 }],
    ['a terminal whose notices go to a file', { terminal: 100 }],
    ['two files', {}],
  ])('nothing in %s', async (_, options) => {
    const { stdout, stderr } = await run('list', { ...options, ...WITHOUT_COLOR });
    expect(stdout).not.toMatch(/^\n|\n\n/);
    expect(stderr).toMatch(/^1 column hidden|^spacecraft: 10 of 607|^from the catalogue/);
    expect(stderr).not.toContain('\n\n');
  });

  test('nothing without output', async () => {
    const { stdout, stderr } = await run('list --name Nobody', ONE_TERMINAL);
    expect(stdout).toBe('');
    expect(stderr).not.toMatch(/^\n|\n\n/);
  });
});

describe('a notice', () => {
  const colorsOf = async (line: string, options: HarnessOptions) =>
    (await run(line, options)).stderr;

  test('below output is faint at a terminal with colour', async () => {
    const faintLine = faint('10 of 607 spacecraft · next: --offset 10 · all: --all');
    expect(await colorsOf('list', { errorTerminal: 100 })).toContain(`${faintLine}\n`);
    expect(await colorsOf('list --all --color always', {})).toContain(
      faint('607 of 607 spacecraft'),
    );
    for (const [line, options] of [
      ['list', {}],
      ['list', { errorTerminal: 100, ...WITHOUT_COLOR }],
      ['list', { errorTerminal: 100, colorDepth: 1 }],
      ['list --color never', { errorTerminal: 100 }],
      ['list --color=never', { errorTerminal: 100 }],
    ] as const) {
      expect(await colorsOf(line, options)).not.toContain('\u001b');
    }
  });

  test('is not faint if nothing else is printed', async () => {
    const { stderr } = await run('list --name Nobody', ONE_TERMINAL);
    expect(stderr).toMatch(/^no spacecraft match$/m);
    expect((await run('sync --refresh', ONE_TERMINAL)).stderr).toContain('synced 607 spacecraft');
    expect((await run('sync', ONE_TERMINAL)).stderr).not.toContain('\u001b[2m');
    expect((await run('cache clear', ONE_TERMINAL)).stderr).not.toContain('\u001b[2m');
  });

  test('is not faint if it warns of old data', async () => {
    await run('list');
    api.failWith((_request, response) => {
      response.writeHead(500).end();
      return true;
    });
    const { stdout, stderr } = await run('list --max-age 0', ONE_TERMINAL);
    expect(stdout).toContain('configuration');
    expect(stderr).toMatch(/^showing data from just now: .+$/m);
  });
});
