/** Completion in real shells: types keys, and reads the screen. */
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EXECUTABLE, environment, shell } from '../executable.ts';
import { fleet } from '../loopback/fleet.ts';
import { type LaunchLibrary, launchLibrary } from '../loopback/launch-library.ts';
import { sharedFolder } from '../setup.ts';

/** Names that run `touch ran` in a shell that interprets them, or have another meaning there. */
const HOSTILE_NAMES = [
  "Lu'`touch ran`'na",
  'Ze"$(touch ran)"d',
  'Mi\\;touch ran;\\',
  'He!touch',
  'Co:lo:n=a@b c',
  'Ti~*{a,b}[c]?^#',
  '--quiet',
];
const hostile = fleet(HOSTILE_NAMES.length).map((record, index) => ({
  ...record,
  name: HOSTILE_NAMES[index] ?? '',
}));

let api: LaunchLibrary;
let hostileApi: LaunchLibrary;
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
  hostileApi = await launchLibrary({ fleet: hostile });
  for (const { url, requests } of [api, hostileApi]) {
    await shell('spacecraft sync', { ...env, SPACECRAFT_API_URL: url });
    requests.length = 0;
  }
});
afterAll(async () => {
  expect([...api.requests, ...hostileApi.requests]).toHaveLength(0);
  await api.close();
  await hostileApi.close();
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

interface ShellOptions {
  /** A line that loads the completion script, instead of the usual one. */
  readonly load?: string;
  /** Whether the catalogue has the hostile names. Default: false. */
  readonly isHostile?: boolean;
}

interface OpenShell {
  /** Types keys, waits for text on the screen, and returns the screen. */
  type(keys: string, expected: RegExp): Promise<string>;
  close(): Promise<void>;
}

/** Starts a shell in a terminal, and loads the completion script. */
async function openShell(
  name: ShellName,
  { load = SHELLS[name].load, isHostile = false }: ShellOptions = {},
): Promise<OpenShell> {
  const size = { cols: 120, rows: 40 };
  const { url } = isHostile ? hostileApi : api;
  const child = spawn(name, [...SHELLS[name].args], {
    ...size,
    env: environment({ TERM: 'xterm', PS1: '> ', ...env, SPACECRAFT_API_URL: url }),
    cwd: home,
  });
  const exited = new Promise((resolve) => child.onExit(resolve));
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
  const type = async (keys: string, expected: RegExp) => {
    child.write(keys);
    await expect.poll(screen, { timeout: 10_000 }).toMatch(expected);
    return screen();
  };
  await type(`${load}; echo lo''aded\r`, /^loaded$/m);
  const close = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  return { type, close };
}

/** Types keys into a new shell, waits for text on the screen, and returns the screen. */
async function typeKeys(
  name: ShellName,
  keys: string,
  expected: RegExp,
  options: ShellOptions = {},
): Promise<string> {
  const opened = await openShell(name, options);
  try {
    return await opened.type(keys, expected);
  } finally {
    await opened.close();
  }
}

beforeEach(() => rmSync(join(home, 'ran'), { force: true }));

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

  shellTest('completes the word at the cursor, not the last word', async () => {
    const left = '\u001b[D'.repeat(' --limit 3'.length);
    const keys = `spacecraft list --status dest --limit 3${left}\t`;
    await typeKeys(name, keys, /--status destroyed +--limit 3/);
  });

  shellTest('does not run command substitutions while completing', async () => {
    const proof = join(home, `ran-${name}`);
    const substitution = name === 'fish' ? `(touch ${proof})` : `$(touch ${proof})`;
    await typeKeys(name, `spacecraft show ${substitution} --mo\t`, /--mode/);
    expect(existsSync(proof)).toBe(false);
  });

  test.runIf(isInstalled(name)).each([
    ['', 'no quote'],
    ["'", 'a single quote'],
    ['"', 'a double quote'],
  ])('inserts hostile names as one word that is not run, after %o: %s', async (quote) => {
    const opened = await openShell(name, { isHostile: true });
    try {
      for (const [index, { id, name: hostileName }] of hostile.entries()) {
        // A name that looks like a flag is offered as its id.
        const typed = hostileName.startsWith('-') ? String(id) : hostileName.slice(0, 2);
        const line = `spacecraft show ${quote}${typed}\t -q 2>/dev/null; echo ne''xt${index}\r`;
        await opened.type(line, RegExp(`^${id}\nnext${index}$`, 'm'));
      }
    } finally {
      await opened.close();
    }
    expect(existsSync(join(home, 'ran'))).toBe(false);
  });

  shellTest('inserts no names of the API where code is quoted differently', async () => {
    const opened = await openShell(name, { isHostile: true });
    try {
      for (const start of ['echo `spacecraft show Lu', "spacecraft show $'Lu"]) {
        // Enter, closing quotes, and Ctrl-C for what they leave open.
        await opened.type(`${start}\t`, /Lu/);
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        for (const keys of ['\r', '`\r', "'\r", '\u0003']) await opened.type(keys, /Lu/);
      }
    } finally {
      await opened.close();
    }
    expect(existsSync(join(home, 'ran'))).toBe(false);
  });

  shellTest('prints nothing and changes nothing if the program is gone', async () => {
    const hide = name === 'fish' ? 'set PATH /usr/bin' : 'PATH=/usr/bin';
    const keys = 'spacecraft show So\t\u0015echo "[$IFS]"; echo do\'\'ne\r';
    const screen = await typeKeys(name, keys, /^done$/m, { load: `${SHELLS[name].load}; ${hide}` });
    expect(screen).not.toMatch(/not found|unknown command/i);
    // A changed IFS would print one line break only.
    if (name !== 'fish') expect(screen).toMatch(/^\[ .*\n\S*\]$/m);
  });

  shellTest('offers files only after a redirection', async () => {
    writeFileSync(join(home, 'notes-of-a-pilot'), '');
    const keys = "spacecraft quota notes-\t 2>/dev/null; echo do''ne\r";
    expect(await typeKeys(name, keys, /^done$/m)).not.toContain('notes-of-a-pilot');
    await typeKeys(name, 'spacecraft list > notes-\t', /notes-of-a-pilot/);
  });
});

describe.runIf(isInstalled('bash'))('bash completes names with colons and globs after', () => {
  test.each([
    'true',
    'set -u',
    'set -e',
    'set -f',
    'set -o posix',
    'shopt -s nullglob',
    'shopt -s failglob',
    'IFS=o',
    'alias spacecraft="spacecraft --no-such-flag"',
    'COMP_WORDBREAKS=" "',
    '[ ! -e /usr/share/bash-completion ] || . /usr/share/bash-completion/bash_completion',
  ])('%s', async (before) => {
    const load = `${before}; source <(\\spacecraft completion bash); unalias -a`;
    const opened = await openShell('bash', { isHostile: true, load });
    try {
      const typed = ['Co', 'Co:lo', 'Co:lo:n=', 'Co:lo:n=a@b\\ ', '"Co:lo:', "'Co:lo:", 'Ti'];
      for (const [index, text] of typed.entries()) {
        const { id } = hostile[text === 'Ti' ? 5 : 4] ?? {};
        const line = `spacecraft show ${text}\t -q 2>/dev/null; echo ne''xt${index}\r`;
        await opened.type(line, RegExp(`^${id}\nnext${index}$`, 'm'));
      }
      await opened.type('spacecraft list --status=dest\t', /--status=destroyed/);
    } finally {
      await opened.close();
    }
  });
});

describe.runIf(isInstalled('zsh'))('zsh completes if the script is loaded', () => {
  const compinit = 'autoload -U compinit; compinit -u -D';
  const source = 'source <(\\spacecraft completion zsh)';
  test.each([
    ['without compinit', source],
    ['before compinit', `${source}; ${compinit}`],
    ['by eval', `${compinit}; eval "$(spacecraft completion zsh)"`],
    ['with unset variables as errors', `setopt nounset; ${compinit}; ${source}`],
    ['with the arrays of ksh', `${compinit}; setopt ksharrays shwordsplit; ${source}`],
    ['with an alias', `alias spacecraft="spacecraft -x"; ${compinit}; ${source}; unalias -a`],
    [
      'from a folder of functions',
      `mkdir -p fn; spacecraft completion zsh > fn/_spacecraft; fpath=($PWD/fn $fpath); ${compinit}`,
    ],
  ])('%s', async (_, load) => {
    await typeKeys('zsh', 'spacecraft list --status dest\t', /--status destroyed/, { load });
  });
});
