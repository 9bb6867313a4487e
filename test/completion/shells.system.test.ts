/** Completion in real shells: types keys, and reads the screen. */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXECUTABLE, environment, shell } from '../executable.ts';
import { fleet } from '../loopback/fleet.ts';
import { type LaunchLibrary, launchLibrary } from '../loopback/launch-library.ts';
import { sharedFolder } from '../setup.ts';

let api: LaunchLibrary;
const home = sharedFolder();
let env: Record<string, string>;
beforeAll(async () => {
  api = await launchLibrary({ fleet: fleet(120) });
  writeFileSync(
    join(home, 'spacecraft'),
    `#!/bin/sh\nexec "${process.execPath}" "${EXECUTABLE}" "$@"\n`,
    { mode: 0o755 },
  );
  env = {
    HOME: home,
    PATH: [home, ...(process.env['PATH'] ?? '').split(delimiter)].join(delimiter),
    SPACECRAFT_API_URL: api.url,
    SPACECRAFT_CACHE_DIR: join(home, 'cache'),
  };
  await shell('spacecraft sync', env);
  api.requests.length = 0;
});
afterAll(async () => {
  expect(api.requests).toHaveLength(0);
  await api.close();
});

/** How to start each shell without the user's settings, and load the completion script. */
const SHELLS = {
  bash: { args: ['--norc', '--noprofile', '-i'], load: 'source <(spacecraft completion bash)' },
  zsh: {
    args: ['-f', '-i'],
    load: 'autoload -U compinit; compinit -u -D; source <(spacecraft completion zsh)',
  },
  fish: { args: ['--no-config', '-i'], load: 'spacecraft completion fish | source' },
} as const;

type ShellName = keyof typeof SHELLS;

/** The bash of macOS is version 3.2, which cannot read scripts from `<(...)`. */
function isInstalled(name: string): boolean {
  if (name === 'bash' && process.platform === 'darwin') return false;
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Types keys into the shell, waits for text on the screen, and returns the screen. */
async function typeKeys(name: ShellName, keys: string, expected: RegExp): Promise<string> {
  const { args, load } = SHELLS[name];
  const size = { cols: 120, rows: 40 };
  const child = spawn(name, [...args], {
    ...size,
    env: environment({ TERM: 'xterm', PS1: '> ', ...env }),
    cwd: home,
  });
  const terminal = new Terminal({ ...size, allowProposedApi: true });
  // fish waits until the terminal answers its queries.
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
    await expect.poll(screen, { timeout: 10_000 }).toMatch(expected);
    return screen();
  } finally {
    child.kill();
  }
}

describe.each(Object.keys(SHELLS) as ShellName[])('%s', (name) => {
  const shellTest = test.runIf(isInstalled(name));

  shellTest('offers commands', async () => {
    const screen = await typeKeys(name, 'spacecraft s\t\t', /stats/);
    for (const command of ['show', 'search', 'stats', 'sync']) expect(screen).toContain(command);
  });

  shellTest('offers the flags of the command', async () => {
    const screen = await typeKeys(name, 'spacecraft list --o\t\t', /--offset/);
    for (const flag of ['--ordering', '--offset', '--offline']) expect(screen).toContain(flag);
  });

  shellTest('completes the value of a flag after a space or an equals sign', async () => {
    await typeKeys(name, 'spacecraft list --status dest\t', /--status destroyed/);
    await typeKeys(name, 'spacecraft list --status=dest\t', /--status=destroyed/);
  });

  shellTest('completes the last of several values', async () => {
    await typeKeys(name, 'spacecraft list --status active,ret\t', /--status active,retired/);
  });

  shellTest('offers names of spacecraft', async () => {
    const screen = await typeKeys(name, 'spacecraft show Soyuz-\t\t\t', /Soyuz-08/);
    expect(screen).toMatch(/Soyuz-01\b[\s\S]*Soyuz-08\b/);
  });

  shellTest('completes a name with a space as one word', async () => {
    await typeKeys(
      name,
      'spacecraft show Soyuz\\ TMA-8\t --columns id --no-header 2>/dev/null\r',
      /^85$/m,
    );
    await typeKeys(name, 'spacecraft show "Soyuz TMA-8\t', /"?Soyuz(\\)? TMA-8/);
  });

  // zsh ignores case only if configured to.
  test.runIf(isInstalled(name) && name !== 'zsh')(
    'completes a name typed in lower case',
    async () => {
      const line = 'spacecraft show space\\ shuttle\\ e\t --columns id --no-header 2>/dev/null\r';
      await typeKeys(name, line, /^8$/m);
    },
  );

  shellTest('offers ids, with names if the shell shows descriptions', async () => {
    const screen = await typeKeys(name, 'spacecraft show 11\t\t', /118/);
    if (name !== 'bash') expect(screen).toContain('Space Shuttle-08');
  });

  shellTest('offers configurations, agencies and families', async () => {
    await typeKeys(name, 'spacecraft list --config Gem\t', /--config Gemini/);
    await typeKeys(name, 'spacecraft list --agency RF\t', /--agency RFSA/);
    await typeKeys(name, 'spacecraft list --family Cyg\t', /--family Cygnus/);
  });

  shellTest('does not run command substitutions while completing', async () => {
    const proof = join(home, `ran-${name}`);
    const substitution = name === 'fish' ? `(touch ${proof})` : `$(touch ${proof})`;
    await typeKeys(name, `spacecraft show ${substitution} --mo\t`, /--mode/);
    expect(existsSync(proof)).toBe(false);
  });
});
