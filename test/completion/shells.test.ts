/** Completion in the shells themselves: a key is pressed, and what they make of it is read. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXECUTABLE, environment, shell } from '../executable.ts';
import { fleet } from '../loopback/fleet.ts';
import { type LaunchLibrary, launchLibrary } from '../loopback/launch-library.ts';

let api: LaunchLibrary;
let home: string;
let env: Record<string, string>;
beforeAll(async () => {
  api = await launchLibrary({ craft: fleet(120) });
  home = mkdtempSync(join(tmpdir(), 'spacecraft-'));
  writeFileSync(
    join(home, 'spacecraft'),
    `#!/bin/sh\nexec "${process.execPath}" "${EXECUTABLE}" "$@"\n`,
  );
  chmodSync(join(home, 'spacecraft'), 0o755);
  env = {
    HOME: home,
    PATH: [home, ...(process.env['PATH'] ?? '').split(':')].join(':'),
    SPACECRAFT_API_URL: api.url,
    SPACECRAFT_CACHE_DIR: join(home, 'cache'),
  };
  await shell('spacecraft sync', env);
  api.requests.length = 0;
});
afterAll(async () => {
  expect(api.requests).toHaveLength(0);
  await api.close();
  rmSync(home, { recursive: true });
});

/** How each shell is started without the user's own settings, and given the script. */
const SHELLS = {
  bash: { args: ['--norc', '--noprofile', '-i'], load: 'source <(spacecraft completion bash)' },
  zsh: {
    args: ['-f', '-i'],
    load: 'autoload -U compinit; compinit -u -D; source <(spacecraft completion zsh)',
  },
  fish: { args: ['--no-config', '-i'], load: 'spacecraft completion fish | source' },
} as const;

type ShellName = keyof typeof SHELLS;

function isInstalled(name: string): boolean {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Types into the shell, and reads the screen once this is on it. */
async function typed(name: ShellName, keys: string, wanted: RegExp): Promise<string> {
  const { args, load } = SHELLS[name];
  const size = { cols: 120, rows: 40 };
  const child = spawn(name, [...args], {
    ...size,
    env: environment({ TERM: 'xterm', PS1: '> ', ...env }),
    cwd: home,
  });
  const terminal = new Terminal({ ...size, allowProposedApi: true });
  // A terminal answers what it is asked; fish waits for that.
  terminal.onData((answer) => child.write(answer));
  child.onData((data) => terminal.write(data));
  const screen = () => {
    const buffer = terminal.buffer.active;
    return Array.from(
      { length: buffer.length },
      (_, row) => buffer.getLine(row)?.translateToString(true) ?? '',
    ).join('\n');
  };
  try {
    child.write(`${load}; echo lo''aded\r`);
    await expect.poll(screen, { timeout: 10_000 }).toMatch(/^loaded$/m);
    child.write(keys);
    await expect.poll(screen, { timeout: 10_000 }).toMatch(wanted);
    return screen();
  } finally {
    child.kill();
  }
}

describe.each(Object.keys(SHELLS) as ShellName[])('%s', (name) => {
  const here = test.runIf(isInstalled(name));

  here('offers commands', async () => {
    const screen = await typed(name, 'spacecraft s\t\t', /stats/);
    for (const command of ['show', 'search', 'stats', 'sync']) expect(screen).toContain(command);
  });

  here('offers the flags of the command', async () => {
    const screen = await typed(name, 'spacecraft list --o\t\t', /--offset/);
    for (const flag of ['--ordering', '--offset', '--offline']) expect(screen).toContain(flag);
  });

  here('finishes the value of a flag, parted by a space or an equals sign', async () => {
    await typed(name, 'spacecraft list --status dest\t', /--status destroyed/);
    await typed(name, 'spacecraft list --status=dest\t', /--status=destroyed/);
  });

  here('finishes the last of several values', async () => {
    await typed(name, 'spacecraft list --status active,ret\t', /--status active,retired/);
  });

  here('offers names of spacecraft', async () => {
    const screen = await typed(name, 'spacecraft show Soyuz-\t\t\t', /Soyuz-08/);
    expect(screen).toMatch(/Soyuz-01\b[\s\S]*Soyuz-08\b/);
  });

  here('finishes a name with a space in it so that it is one word', async () => {
    await typed(
      name,
      'spacecraft show Soyuz\\ TMA-8\t --columns id --no-header 2>/dev/null\r',
      /^85$/m,
    );
    await typed(name, 'spacecraft show "Soyuz TMA-8\t', /"?Soyuz(\\)? TMA-8/);
  });

  // zsh does so only for those who have set it to.
  test.runIf(isInstalled(name) && name !== 'zsh')(
    'finishes a name that was begun in lower case',
    async () => {
      const line = 'spacecraft show space\\ shuttle\\ e\t --columns id --no-header 2>/dev/null\r';
      await typed(name, line, /^8$/m);
    },
  );

  here('offers ids, and says whose they are where the shell can', async () => {
    const screen = await typed(name, 'spacecraft show 11\t\t', /118/);
    if (name !== 'bash') expect(screen).toContain('Space Shuttle-08');
  });

  here('offers configurations, agencies and families', async () => {
    await typed(name, 'spacecraft list --config Gem\t', /--config Gemini/);
    await typed(name, 'spacecraft list --agency RF\t', /--agency RFSA/);
    await typed(name, 'spacecraft list --family Cyg\t', /--family Cygnus/);
  });

  here('runs nothing of what is typed', async () => {
    const sign = join(home, `ran-${name}`);
    const substitution = name === 'fish' ? `(touch ${sign})` : `$(touch ${sign})`;
    await typed(name, `spacecraft show ${substitution} --mo\t`, /--mode/).catch(() => {});
    expect(() => execFileSync('ls', [sign], { stdio: 'ignore' })).toThrow();
  });
});
