/** What a completion script is told, word by word; what the shells make of it is in shells.test.ts. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spacecraft } from '../harness.ts';
import { fleet } from '../loopback/fleet.ts';
import { type LaunchLibrary, launchLibrary } from '../loopback/launch-library.ts';

let api: LaunchLibrary;
let cacheFolder: string;
beforeAll(async () => {
  api = await launchLibrary({ craft: fleet(120) });
  cacheFolder = mkdtempSync(join(tmpdir(), 'spacecraft-'));
  await spacecraft(['sync', '--api-url', api.url], { cacheFolder });
  api.requests.length = 0;
});
afterAll(async () => {
  expect(api.requests).toHaveLength(0);
  await api.close();
  rmSync(cacheFolder, { recursive: true });
});

interface Line {
  readonly shell?: string;
  /** The place of the word that is being typed; the last where nothing is said. */
  readonly place?: string;
  readonly synced?: boolean;
}

/** The lines that answer these words behind `spacecraft`. */
async function reply(words: readonly string[], { shell, place, synced = true }: Line = {}) {
  const { exit, stdout, stderr } = await spacecraft(
    ['completion-server', '--', 'spacecraft', ...words],
    {
      env: {
        SPACECRAFT_API_URL: api.url,
        ...(shell !== undefined && { SHELL: shell }),
        ...(place !== undefined && { COMP_CWORD: place }),
      },
      ...(synced && { cacheFolder }),
    },
  );
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  return stdout.split('\n').slice(0, -1);
}

describe('candidates', () => {
  test('the commands, where none is typed yet', async () => {
    expect(await reply(['s'])).toEqual(['show', 'search', 'stats', 'sync']);
    expect(await reply([''])).toContain('list');
  });

  test('the flags of the command, with and without no-', async () => {
    expect(await reply(['list', '--in'])).toEqual(['--in-space']);
    expect(await reply(['list', '--no-in'])).toEqual(['--no-in-space']);
    expect(await reply(['list', '--no-of'])).toEqual([]);
    expect(await reply(['quota', '--status'])).toEqual([]);
  });

  test('the values of a flag, in a word of their own or behind an equals sign', async () => {
    expect(await reply(['list', '--status', 'd'])).toEqual(['destroyed']);
    expect(await reply(['list', '--status=d'])).toEqual(['--status=destroyed']);
    // bash parts words at an equals sign.
    expect(await reply(['list', '--status', '=', 'd'])).toEqual(['destroyed']);
    expect(await reply(['list', '--status', '='], { shell: 'zsh' })).toContain('active:');
    expect(await reply(['list', '--format', 'nd'])).toEqual(['ndjson']);
    expect(await reply(['list', '--nonsense=', 'x'])).toEqual([]);
    expect(await reply(['list', '--nonsense=x'])).toEqual([]);
  });

  test('the last of several values, where a flag takes several', async () => {
    expect(await reply(['list', '--status', 'active,d'])).toEqual(['active,destroyed']);
    expect(await reply(['list', '--status=active,d'])).toEqual(['--status=active,destroyed']);
    expect(await reply(['list', '--mode', 'normal,d'])).toEqual([]);
  });

  test('no values behind a flag that takes none, and arguments instead', async () => {
    expect(await reply(['show', '--offline', '11'])).toContain('118');
    expect(await reply(['help', 'ex'])).toEqual(['exit-codes']);
    expect(await reply(['list', ''])).toEqual([]);
    expect(await reply(['list', '--limit', ''])).toEqual([]);
  });

  test('names and ids of spacecraft, each telling the other', async () => {
    expect(await reply(['show', 'Soyuz-0'])).toContain('Soyuz-01');
    expect(await reply(['show', '11'])).toEqual(['11', ...ids(110, 119)]);
    const [name] = await reply(['show', 'Soyuz-01'], { shell: 'fish' });
    expect(name).toMatch(/^.+\t\d+, .+$/);
    const [id] = await reply(['show', '1'], { shell: 'fish' });
    expect(id).toMatch(/^1\t\S/);
  });

  test('a craft without a configuration by its id alone', async () => {
    const bare = await launchLibrary();
    bare.transform(() => ({
      count: 1,
      next: null,
      previous: null,
      results: [{ response_mode: 'normal', id: 7, name: 'Bare', spacecraft_config: null }],
    }));
    const folder = mkdtempSync(join(tmpdir(), 'spacecraft-'));
    try {
      await spacecraft(['sync', '--api-url', bare.url], { cacheFolder: folder });
      const words = ['completion-server', '--', 'spacecraft', 'show', ''];
      const env = { SPACECRAFT_API_URL: bare.url, SHELL: 'fish' };
      const { stdout } = await spacecraft(words, { env, cacheFolder: folder });
      expect(stdout).toBe('Bare\t7\n');
    } finally {
      await bare.close();
      rmSync(folder, { recursive: true });
    }
  });

  test('configurations, agencies by name and abbreviation, and families', async () => {
    expect(await reply(['list', '--config', 'Gem'])).toEqual(['Gemini']);
    expect(await reply(['list', '--agency', 'RF'])).toEqual(['RFSA']);
    expect(await reply(['list', '--agency', 'Russian'])).toHaveLength(1);
    expect(await reply(['list', '--family', 'Cyg'])).toEqual(['Cygnus']);
  });

  test('nothing that only a catalogue knows where there is none, and no request for it', async () => {
    expect(await reply(['show', ''], { synced: false })).toEqual([]);
    expect(await reply(['list', '--config', ''], { synced: false })).toEqual([]);
  });

  test('nor where the one at hand is of another API', async () => {
    const words = ['completion-server', 'spacecraft', 'show', ''];
    expect(await spacecraft(words, { cacheFolder })).toMatchObject({ exit: 0, stdout: '' });
  });

  test('an address that is none has no catalogue', async () => {
    const { exit, stdout } = await spacecraft(
      ['completion-server', '--', 'spacecraft', 'show', ''],
      { env: { SPACECRAFT_API_URL: 'nonsense' }, cacheFolder },
    );
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: '' });
  });

  test('of the word that is being typed, wherever it stands', async () => {
    expect(await reply(['list', '--status', 'd', '--limit', '3'], { place: '3' })).toEqual([
      'destroyed',
    ]);
    expect(await reply(['list', '--status'], { place: '3' })).toContain('destroyed');
    expect(await reply(['list', '--status', 'd'], { place: 'nonsense' })).toEqual(['destroyed']);
  });

  test('in lower case where nothing begins so', async () => {
    expect(await reply(['show', 'soyuz-01'])).toEqual(await reply(['show', 'Soyuz-01']));
    expect(await reply(['show', 'soyuz-01'])).not.toEqual([]);
  });
});

describe('each shell in its own way', () => {
  const config = (typed: string, shell: string) => reply(['list', '--config', typed], { shell });

  test('bash: as it was begun, in quotes or with backslashes', async () => {
    const shell = '/bin/bash';
    const quoted = ['Crew Dragon 2', 'Crew Capsule 2.0'];
    const escaped = ['Crew\\ Dragon\\ 2', 'Crew\\ Capsule\\ 2.0'];
    expect((await config('Crew', shell)).sort()).toEqual(escaped.sort());
    expect(await config('Crew\\ D', shell)).toEqual(['Crew\\ Dragon\\ 2']);
    expect((await config('"Crew ', shell)).sort()).toEqual(quoted.sort());
    expect(await config('"Crew Dragon 2"', shell)).toEqual(['Crew Dragon 2']);
    expect(await config("'Crew D", shell)).toEqual(['Crew Dragon 2']);
    // Between these a backslash is a letter like any other.
    expect(await config("'Crew\\ D", shell)).toEqual([]);
  });

  test('zsh: what is not a heading, and a description behind a colon', async () => {
    const found = await reply(['list', '--placeh'], { shell: '/usr/bin/zsh' });
    expect(found).toContain(
      '--placeholder:only placeholders for craft yet to be named, or none of them',
    );
    expect(found).toContain('--no-placeholder:not --placeholder');
  });

  test('fish and PowerShell: a description behind a tab', async () => {
    for (const shell of ['fish', 'pwsh']) {
      expect(await reply(['s'], { shell })).toContain(
        'sync\tfetch the whole catalogue, about 7 requests, to answer from without any',
      );
    }
  });
});

describe('what the API sends', () => {
  test('does not reach the terminal as anything but text', async () => {
    const hostile = await launchLibrary({
      craft: fleet(3).map((craft) => ({ ...craft, name: `a:b\\c\u001b[31m\n$(x)"${craft.id}` })),
    });
    const folder = mkdtempSync(join(tmpdir(), 'spacecraft-'));
    try {
      await spacecraft(['sync', '--api-url', hostile.url], { cacheFolder: folder });
      const names = async (SHELL: string, typed = 'a') => {
        const env = { SPACECRAFT_API_URL: hostile.url, SHELL };
        const words = ['completion-server', '--', 'spacecraft', 'show', typed];
        const { stdout } = await spacecraft(words, { env, cacheFolder: folder });
        return stdout.split('\n')[0]?.replace(/\t.*/, '');
      };
      expect(await names('bash')).toBe('a:b\\\\c\\␛\\[31m\\ \\$\\(x\\)\\"1');
      expect(await names('bash', '"a')).toBe('a:b\\\\c␛[31m \\$(x)\\"1');
      expect(await names('bash', "'a")).toBe('a:b\\c␛[31m $(x)"1');
      expect(await names('fish')).toBe('a:b\\\\c␛[31m $(x)"1');
      expect(await names('zsh')).toMatch(/^a\\:b\\c␛\[31m \$\(x\)"1:1/);
    } finally {
      await hostile.close();
      rmSync(folder, { recursive: true });
    }
  });
});

describe('scripts', () => {
  test.each(['bash', 'zsh', 'fish', 'powershell'])('%s: asks this program', async (shell) => {
    const { exit, stdout } = await spacecraft(['completion', shell]);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/(spacecraft|\$Program) completion-server/);
    expect(stdout).not.toMatch(/[{]pkgname[}]|[{]completer[}]/);
  });

  test('fish: evaluates nothing of the line', async () => {
    const { stdout } = await spacecraft(['completion', 'fish']);
    expect(stdout).toContain('commandline -opc');
    expect(stdout).not.toContain('eval');
  });
});

function ids(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}
