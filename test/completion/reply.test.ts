/** Replies to completion scripts. shells.system.test.ts tests them in real shells. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spacecraft } from '../harness.ts';
import { fleet } from '../loopback/fleet.ts';
import { type LaunchLibrary, launchLibrary } from '../loopback/launch-library.ts';
import { emptyFolder, sharedFolder } from '../setup.ts';

let api: LaunchLibrary;
const cacheFolder = sharedFolder();
const otherFolder = emptyFolder();
beforeAll(async () => {
  api = await launchLibrary({ fleet: fleet(120) });
  await spacecraft(['sync', '--api-url', api.url], { cacheFolder });
  api.requests.length = 0;
});
afterAll(async () => {
  expect(api.requests).toHaveLength(0);
  await api.close();
});

interface ReplyOptions {
  readonly shell?: string;
  /** Index of the word at the cursor. Default: the last word. */
  readonly index?: string;
  readonly synced?: boolean;
}

/** Returns the lines of the reply to these words after `spacecraft`. */
async function reply(words: readonly string[], { shell, index, synced = true }: ReplyOptions = {}) {
  const { exit, stdout, stderr } = await spacecraft(
    ['completion-server', '--', 'spacecraft', ...words],
    {
      env: {
        SPACECRAFT_API_URL: api.url,
        ...(shell !== undefined && { SHELL: shell }),
        ...(index !== undefined && { COMP_CWORD: index }),
      },
      ...(synced && { cacheFolder }),
    },
  );
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  return stdout.split('\n').slice(0, -1);
}

describe('candidates', () => {
  test('are the commands before a command is typed', async () => {
    expect(await reply(['s'])).toEqual(['show', 'search', 'stats', 'sync']);
    expect(await reply([''])).toContain('list');
  });

  test('are the flags of the command, with --no- for those that can be negated', async () => {
    expect(await reply(['list', '--in'])).toEqual(['--in-space']);
    expect(await reply(['list', '--no-in'])).toEqual(['--no-in-space']);
    expect(await reply(['list', '--no-of'])).toEqual([]);
    expect(await reply(['quota', '--status'])).toEqual([]);
  });

  test('are the values of a flag, after a space or an equals sign', async () => {
    expect(await reply(['list', '--status', 'd'])).toEqual(['destroyed']);
    expect(await reply(['list', '--status=d'])).toEqual(['--status=destroyed']);
    // bash splits words at an equals sign.
    expect(await reply(['list', '--status', '=', 'd'])).toEqual(['destroyed']);
    expect(await reply(['list', '--status', '='], { shell: 'zsh' })).toContain('active:');
    expect(await reply(['list', '--format', 'nd'])).toEqual(['ndjson']);
    expect(await reply(['list', '--nonsense=', 'x'])).toEqual([]);
    expect(await reply(['list', '--nonsense=x'])).toEqual([]);
  });

  test('complete the last of several values if the flag accepts several', async () => {
    expect(await reply(['list', '--status', 'active,d'])).toEqual(['active,destroyed']);
    expect(await reply(['list', '--status=active,d'])).toEqual(['--status=active,destroyed']);
    expect(await reply(['list', '--mode', 'normal,d'])).toEqual([]);
  });

  test('are arguments after a flag without a value', async () => {
    expect(await reply(['show', '--offline', '11'])).toContain('118');
    expect(await reply(['help', 'ex'])).toEqual(['exit-codes']);
    expect(await reply(['list', ''])).toEqual([]);
    expect(await reply(['list', '--limit', ''])).toEqual([]);
  });

  test('are names of spacecraft with the id as description, or the reverse after a digit', async () => {
    expect(await reply(['show', 'Soyuz-0'])).toContain('Soyuz-01');
    expect(await reply(['show', '11'])).toEqual(['11', ...ids(110, 119)]);
    const [name] = await reply(['show', 'Soyuz-01'], { shell: 'fish' });
    expect(name).toMatch(/^.+\t\d+, .+$/);
    const [id] = await reply(['show', '1'], { shell: 'fish' });
    expect(id).toMatch(/^1\t\S/);
  });

  test('describe a spacecraft without a configuration by its id', async () => {
    const bare = await launchLibrary();
    bare.transform(() => ({
      count: 1,
      next: null,
      previous: null,
      results: [{ response_mode: 'normal', id: 7, name: 'Bare', spacecraft_config: null }],
    }));
    try {
      await spacecraft(['sync', '--api-url', bare.url], { cacheFolder: otherFolder });
      const words = ['completion-server', '--', 'spacecraft', 'show', ''];
      const env = { SPACECRAFT_API_URL: bare.url, SHELL: 'fish' };
      const { stdout } = await spacecraft(words, { env, cacheFolder: otherFolder });
      expect(stdout).toBe('Bare\t7\n');
    } finally {
      await bare.close();
    }
  });

  test('are configurations, families, and agencies by name and abbreviation', async () => {
    expect(await reply(['list', '--config', 'Gem'])).toEqual(['Gemini']);
    expect(await reply(['list', '--agency', 'RF'])).toEqual(['RFSA']);
    expect(await reply(['list', '--agency', 'Russian'])).toHaveLength(1);
    expect(await reply(['list', '--family', 'Cyg'])).toEqual(['Cygnus']);
  });

  test('from the catalogue are missing without a catalogue, and cause no request', async () => {
    expect(await reply(['show', ''], { synced: false })).toEqual([]);
    expect(await reply(['list', '--config', ''], { synced: false })).toEqual([]);
  });

  test('from the catalogue of another API are not offered', async () => {
    const words = ['completion-server', 'spacecraft', 'show', ''];
    expect(await spacecraft(words, { cacheFolder })).toMatchObject({ exit: 0, stdout: '' });
  });

  test('from the catalogue are missing if the API URL is invalid', async () => {
    const { exit, stdout } = await spacecraft(
      ['completion-server', '--', 'spacecraft', 'show', ''],
      { env: { SPACECRAFT_API_URL: 'nonsense' }, cacheFolder },
    );
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: '' });
  });

  test('complete the word at the cursor, not only the last word', async () => {
    expect(await reply(['list', '--status', 'd', '--limit', '3'], { index: '3' })).toEqual([
      'destroyed',
    ]);
    expect(await reply(['list', '--status'], { index: '3' })).toContain('destroyed');
    expect(await reply(['list', '--status', 'd'], { index: 'nonsense' })).toEqual(['destroyed']);
  });

  test('ignore case if no candidate matches exactly', async () => {
    expect(await reply(['show', 'soyuz-01'])).toEqual(await reply(['show', 'Soyuz-01']));
    expect(await reply(['show', 'soyuz-01'])).not.toEqual([]);
  });
});

describe('the reply', () => {
  const configurations = (typed: string, shell: string) =>
    reply(['list', '--config', typed], { shell });

  test('to bash keeps the style of quoting: quotes or backslashes', async () => {
    const shell = '/bin/bash';
    const quoted = ['Crew Dragon 2', 'Crew Capsule 2.0'];
    const escaped = ['Crew\\ Dragon\\ 2', 'Crew\\ Capsule\\ 2.0'];
    expect((await configurations('Crew', shell)).sort()).toEqual(escaped.sort());
    expect(await configurations('Crew\\ D', shell)).toEqual(['Crew\\ Dragon\\ 2']);
    expect((await configurations('"Crew ', shell)).sort()).toEqual(quoted.sort());
    expect(await configurations('"Crew Dragon 2"', shell)).toEqual(['Crew Dragon 2']);
    expect(await configurations("'Crew D", shell)).toEqual(['Crew Dragon 2']);
    // A backslash has no special meaning in single quotes.
    expect(await configurations("'Crew\\ D", shell)).toEqual([]);
  });

  test('to zsh has descriptions after a colon', async () => {
    const found = await reply(['list', '--placeh'], { shell: '/usr/bin/zsh' });
    expect(found).toContain(
      '--placeholder:only placeholders for spacecraft without a name yet, or no placeholders',
    );
    expect(found).toContain('--no-placeholder:opposite of --placeholder');
  });

  test('to fish and PowerShell has descriptions after a tab', async () => {
    for (const shell of ['fish', 'pwsh']) {
      expect(await reply(['s'], { shell })).toContain(
        'sync\tdownload the whole catalogue (about 7 requests)',
      );
    }
  });
});

describe('names from the API', () => {
  test('are escaped for the shell, and contain no control characters', async () => {
    const hostile = await launchLibrary({
      fleet: fleet(3).map((record) => ({ ...record, name: `a:b\\c\u001b[31m\n$(x)"${record.id}` })),
    });
    try {
      await spacecraft(['sync', '--api-url', hostile.url], { cacheFolder: otherFolder });
      const firstName = async (SHELL: string, typed = 'a') => {
        const env = { SPACECRAFT_API_URL: hostile.url, SHELL };
        const words = ['completion-server', '--', 'spacecraft', 'show', typed];
        const { stdout } = await spacecraft(words, { env, cacheFolder: otherFolder });
        return stdout.split('\n')[0]?.replace(/\t.*/, '');
      };
      expect(await firstName('bash')).toBe('a:b\\\\c\\␛\\[31m\\ \\$\\(x\\)\\"1');
      expect(await firstName('bash', '"a')).toBe('a:b\\\\c␛[31m \\$(x)\\"1');
      expect(await firstName('bash', "'a")).toBe('a:b\\c␛[31m $(x)"1');
      expect(await firstName('fish')).toBe('a:b\\\\c␛[31m $(x)"1');
      expect(await firstName('zsh')).toMatch(/^a\\:b\\c␛\[31m \$\(x\)"1:1/);
    } finally {
      await hostile.close();
    }
  });
});

describe('the completion script', () => {
  test.each(['bash', 'zsh', 'fish', 'powershell'])(
    'for %s calls spacecraft completion-server',
    async (shell) => {
      const { exit, stdout } = await spacecraft(['completion', shell]);
      expect(exit).toBe(0);
      expect(stdout).toMatch(/(spacecraft|\$Program) completion-server/);
      expect(stdout).not.toMatch(/[{]pkgname[}]|[{]completer[}]/);
    },
  );

  test('for fish does not evaluate the command line', async () => {
    const { stdout } = await spacecraft(['completion', 'fish']);
    expect(stdout).toContain('commandline -opc');
    expect(stdout).not.toContain('eval');
  });
});

function ids(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}
