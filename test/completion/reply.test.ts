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
  readonly shell?: 'bash' | 'zsh' | 'fish' | 'powershell';
  /** COMP_WORDBREAKS of bash. Default: none, so that each reply is a whole word. */
  readonly breaks?: string;
  readonly synced?: boolean;
}

/** Returns the lines of the reply to these words after `spacecraft`, as a completion script asks. */
async function reply(
  words: readonly string[],
  { shell = 'bash', breaks = '', synced = true }: ReplyOptions = {},
) {
  const line = ['spacecraft', ...words];
  const args = { bash: [line.join(' '), breaks], zsh: line, fish: line, powershell: [] }[shell];
  const { exit, stdout, stderr } = await spacecraft(['completion-server', shell, ...args], {
    env: {
      SPACECRAFT_API_URL: api.url,
      ...(shell === 'powershell' && { COMP_WORDS: line.join('\n') }),
    },
    ...(synced && { cacheFolder }),
  });
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  return stdout.split('\n').slice(0, -1);
}

describe('candidates', () => {
  test('are the commands before a command is typed', async () => {
    expect(await reply(['s'])).toEqual(['show', 'search', 'stats', 'sync']);
    expect(await reply([''])).toContain('list');
  });

  test('are the flags of the command, with --no- for those that can be negated', async () => {
    expect(await reply(['list', '--in-s'])).toEqual(['--in-space']);
    expect(await reply(['list', '--no-in-s'])).toEqual(['--no-in-space']);
    expect(await reply(['list', '--no-of'])).toEqual([]);
    expect(await reply(['quota', '--status'])).toEqual([]);
  });

  test('are the values of a flag, after a space or an equals sign', async () => {
    expect(await reply(['list', '--status', 'd'])).toEqual(['destroyed']);
    expect(await reply(['list', '--status=d'])).toEqual(['--status=destroyed']);
    // bash replaces only what follows an equals sign.
    expect(await reply(['list', '--status=d'], { breaks: '=' })).toEqual(['destroyed']);
    expect(await reply(['list', '--status='], { breaks: '=' })).toContain('active');
    expect(await reply(['list', '--status', ''], { shell: 'zsh' })).toContain('active');
    expect(await reply(['list', '--format', 'nd'])).toEqual(['ndjson']);
    expect(await reply(['list', '--nonsense=', 'x'])).toEqual([]);
    expect(await reply(['list', '--nonsense=x'])).toEqual([]);
  });

  test('are names of configurations after configurations, and of agencies after its filters', async () => {
    expect(await reply(['configurations', 'Tian'])).toEqual(['Tianzhou']);
    expect(await reply(['configurations', 'Soyuz'], { shell: 'fish' })).toContain('Soyuz MS\t');
    expect(await reply(['configurations', '--agency', 'RF'])).toEqual(['RFSA']);
    expect(await reply(['configurations', '--no-hu'])).toEqual(['--no-human-rated']);
  });

  test('are the topics and the commands after help', async () => {
    expect(await reply(['help', 'fo'])).toEqual(['formatting']);
    expect(await reply(['help', 'li'])).toEqual(['list']);
  });

  test.each(['ftp://x', 'nonsense'])(
    'are not spacecraft if the URL of the API is %s',
    async (url) => {
      const result = await spacecraft(['completion-server', 'zsh', 'spacecraft', 'show', 'S'], {
        cacheFolder,
        env: { SPACECRAFT_API_URL: url },
      });
      expect(result).toMatchObject({ exit: 0, stdout: '', stderr: '' });
    },
  );

  test('complete the last of several values if the flag accepts several', async () => {
    expect(await reply(['list', '--ordering', 'id,fl'])).toEqual(['id,flights_count']);
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
      const words = ['completion-server', 'fish', 'spacecraft', 'show', ''];
      const env = { SPACECRAFT_API_URL: bare.url };
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
    const words = ['completion-server', 'zsh', 'spacecraft', 'show', ''];
    expect(await spacecraft(words, { cacheFolder })).toMatchObject({ exit: 0, stdout: '' });
  });

  test('from the catalogue are missing if the API URL is invalid', async () => {
    const { exit, stdout } = await spacecraft(
      ['completion-server', 'zsh', 'spacecraft', 'show', ''],
      { env: { SPACECRAFT_API_URL: 'nonsense' }, cacheFolder },
    );
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: '' });
  });

  test('are values after a flag, and nothing if nobody asks', async () => {
    expect(await reply(['list', '--status', ''])).toContain('destroyed');
    for (const args of [
      [],
      ['tcsh', 'spacecraft', 'show', ''],
      ['bash'],
      ['zsh'],
      ['powershell'],
    ]) {
      const { exit, stderr } = await spacecraft(['completion-server', ...args]);
      expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    }
  });

  test('replace a name that looks like a flag by its id', async () => {
    const flags = await launchLibrary({
      fleet: fleet(1).map((record) => ({ ...record, id: 7, name: '--web' })),
    });
    try {
      await spacecraft(['sync', '--api-url', flags.url], { cacheFolder: otherFolder });
      const words = ['completion-server', 'fish', 'spacecraft', 'show', ''];
      const env = { SPACECRAFT_API_URL: flags.url };
      const { stdout } = await spacecraft(words, { env, cacheFolder: otherFolder });
      expect(stdout).toBe('7\t--web\n');
    } finally {
      await flags.close();
    }
  });

  test('ignore case if no candidate matches exactly', async () => {
    expect(await reply(['show', 'soyuz-01'])).toEqual(await reply(['show', 'Soyuz-01']));
    expect(await reply(['show', 'soyuz-01'])).not.toEqual([]);
  });
});

describe('the reply', () => {
  const configurations = (typed: string, breaks = '') =>
    reply(['list', '--config', typed], { breaks });

  test('to bash keeps the style of quoting: quotes or backslashes', async () => {
    const quoted = ['Crew Dragon 2', 'Crew Capsule 2.0'];
    const escaped = ['Crew\\ Dragon\\ 2', 'Crew\\ Capsule\\ 2.0'];
    expect((await configurations('Crew')).sort()).toEqual(escaped.sort());
    expect(await configurations('Crew\\ D')).toEqual(['Crew\\ Dragon\\ 2']);
    expect((await configurations('"Crew ')).sort()).toEqual(quoted.sort());
    // A closed quote is replaced with the rest of the word.
    expect(await configurations('"Crew Dragon 2"')).toEqual(['Crew\\ Dragon\\ 2']);
    expect(await configurations('"Crew "D')).toEqual(['Crew\\ Dragon\\ 2']);
    expect(await configurations("'Crew D")).toEqual(['Crew Dragon 2']);
    // A backslash has no special meaning in single quotes.
    expect(await configurations("'Crew\\ D")).toEqual([]);
  });

  test('to bash starts after the last break or open quote, which bash keeps', async () => {
    const line = (text: string) => reply(['list', text], { breaks: ' "\'@><=;|&(:' });
    expect(await line('--config="Crew D')).toEqual(['Crew Dragon 2']);
    expect(await line('--config=Crew\\ D')).toEqual(['Crew\\ Dragon\\ 2']);
    expect(await configurations('Crew\\ D', 'w')).toEqual(['\\ Dragon\\ 2']);
    expect(await configurations('Crew\\ D', '@D')).toEqual(['ragon\\ 2']);
  });

  test.each([
    '`spacecraft show Soy',
    'show `',
    'show "`Soy',
    'show $Soy',
    'show "$(Soy',
    "show $'Soy",
  ])('to bash is empty where quoting has another meaning: %s', async (line) => {
    expect(await reply([line])).toEqual([]);
  });

  test('to bash is not empty if backticks and dollar signs are quoted, or in other words', async () => {
    for (const line of ["list 'a`b' --mo", 'list \\` --mo', 'list "\\`" --mo', 'list $x --mo']) {
      expect(await reply([line])).toEqual(['--mode']);
    }
  });

  test('to zsh has descriptions after a colon', async () => {
    const found = await reply(['list', '--placeh'], { shell: 'zsh' });
    expect(found).toContain(
      '--placeholder:only placeholders for spacecraft without a name yet; with --no-placeholder, none of them',
    );
    expect(found).toContain('--no-placeholder:opposite of --placeholder');
  });

  test('to fish and PowerShell has descriptions after a tab', async () => {
    for (const shell of ['fish', 'powershell'] as const) {
      expect(await reply(['s'], { shell })).toContain(
        'sync\tdownload the whole catalogue (about 7 requests)',
      );
    }
    expect(await reply(['show', 'Soyuz-01'], { shell: 'powershell' })).toHaveLength(1);
  });
});

describe('names from the API', () => {
  test('are escaped for the shell, and contain no control characters', async () => {
    const hostile = await launchLibrary({
      fleet: fleet(3).map((record) => ({
        ...record,
        name: `a:b\\c\u001b[31m\n$(x)"!'${record.id}`,
      })),
    });
    try {
      await spacecraft(['sync', '--api-url', hostile.url], { cacheFolder: otherFolder });
      const firstName = async (shell: string, typed = 'a') => {
        const line = ['spacecraft', 'show', typed];
        const { stdout } = await spacecraft(
          ['completion-server', shell, ...(shell === 'bash' ? [line.join(' ')] : line)],
          { env: { SPACECRAFT_API_URL: hostile.url }, cacheFolder: otherFolder },
        );
        return stdout.split('\n')[0]?.replace(/\t.*/, '');
      };
      expect(await firstName('bash')).toBe('a:b\\\\c\\␛\\[31m\\ \\$\\(x\\)\\"\\!\\\'1');
      expect(await firstName('bash', '"a')).toBe('a:b\\\\c␛[31m \\$(x)\\""\\!"\'1');
      expect(await firstName('bash', "'a")).toBe("a:b\\c␛[31m $(x)\"!'\\''1");
      // The other shells quote the names themselves.
      expect(await firstName('fish')).toBe('a:b\\c␛[31m $(x)"!\'1');
      expect(await firstName('zsh')).toMatch(/^a\\:b\\\\c␛\[31m \$\(x\)"!'1:1/);
    } finally {
      await hostile.close();
    }
  });
});

test.each(['', 'csh', '__proto__', 'constructor', 'toString'])(
  'an unknown shell (%s) gets no reply',
  async (shell) => {
    const result = await spacecraft(['completion-server', shell, 'spacecraft', '']);
    expect(result).toMatchObject({ exit: 0, stdout: '', stderr: '' });
  },
);

describe('the completion script', () => {
  test.each(['bash', 'zsh', 'fish', 'powershell'])(
    'for %s calls spacecraft completion-server, and evaluates no text',
    async (shell) => {
      const { exit, stdout } = await spacecraft(['completion', shell]);
      expect(exit).toBe(0);
      expect(stdout).toContain(`spacecraft completion-server ${shell}`);
      expect(stdout).not.toMatch(/eval|Invoke-Expression|iex/);
      // Windows PowerShell reads scripts in the code page of the system.
      expect(stdout).toMatch(/^[\n\x20-\x7e]*$/);
    },
  );
});

function ids(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}

test.each([
  ['bash', '# spacecraft completion'],
  ['zsh', '#compdef spacecraft'],
  ['powershell', '# spacecraft completion'],
])('the script for %s has a first and a last line to find it by', async (shell, first) => {
  const { stdout } = await spacecraft(['completion', shell]);
  const lines = stdout.trimEnd().split('\n');
  expect([lines[0], lines.at(-1)]).toEqual([first, '# end of spacecraft completion']);
});
