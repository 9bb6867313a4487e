/** Other users of the machine can neither read nor change what is stored, nor redirect a write. */
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { openFolder } from '../../src/store/folder.ts';
import { spacecraft } from '../harness.ts';
import { fleet } from '../loopback/fleet.ts';
import { emptyFolder, server } from '../setup.ts';
import { storeFolder } from './store-folder.ts';

// Files have no mode on Windows.
describe.skipIf(process.platform === 'win32')('permissions', () => {
  const folder = storeFolder();
  const outside = emptyFolder();
  const victim = join(outside, 'victim');
  const NAME = 'response-0123abcd.cache';
  const pathOf = (name: string) => join(folder.path, name);
  const modeOf = (path: string) => statSync(path).mode & 0o777;
  const open = (options: { userId?: number } = {}) =>
    openFolder(folder.path, { ...folder, random: Math.random, ...options });
  const write = (into = open()) => into.write(NAME, Buffer.from('content'), { durable: false });
  const text = (from = open()) => from.read(NAME, (file) => file.read(0, file.size).toString());

  beforeEach(() => writeFileSync(victim, 'precious', { mode: 0o644 }));

  describe('a write', () => {
    test('replaces a symbolic link instead of the file it leads to', async () => {
      symlinkSync(victim, pathOf(NAME));
      expect(await write()).toBe(true);
      expect(readFileSync(victim, 'utf8')).toBe('precious');
      expect(modeOf(victim)).toBe(0o644);
      expect(lstatSync(pathOf(NAME)).isFile()).toBe(true);
      expect(text()).toBe('content');
    });

    test('replaces a link to a file that does not exist without creating it', async () => {
      rmSync(victim);
      symlinkSync(victim, pathOf(NAME));
      expect(await write()).toBe(true);
      expect(() => lstatSync(victim)).toThrow('ENOENT');
      expect(text()).toBe('content');
    });

    test('replaces a hard link and leaves its other name alone', async () => {
      linkSync(victim, pathOf(NAME));
      expect(await write()).toBe(true);
      expect(readFileSync(victim, 'utf8')).toBe('precious');
      expect(modeOf(victim)).toBe(0o644);
    });

    test('never follows a link in place of its temporary file', async () => {
      const predictable = openFolder(folder.path, { ...folder, random: () => 0.25 });
      for (let number = 0; number < 256; number++) {
        symlinkSync(victim, pathOf(`${NAME}.tmp-400000000000${number.toString(16)}`));
      }
      expect(await write(predictable)).toBe(false);
      expect(readFileSync(victim, 'utf8')).toBe('precious');
    });

    test('goes into the folder that a link in place of the cache folder leads to', async () => {
      const link = join(outside, 'link');
      symlinkSync(folder.path, link);
      const linked = openFolder(link, { ...folder, random: Math.random });
      expect(await write(linked)).toBe(true);
      expect(folder.names()).toEqual([NAME]);
      expect(folder.warnings).toEqual([]);
    });
  });

  test('a link is not read, and removing it leaves the file it leads to', () => {
    symlinkSync(victim, pathOf(NAME));
    expect(text()).toBeUndefined();
    expect(folder.warnings).toEqual([]);
    open().remove(NAME);
    expect(folder.names()).toEqual([]);
    expect(readFileSync(victim, 'utf8')).toBe('precious');
  });

  describe('a folder that others can use', () => {
    test.each([0o755, 0o775, 0o777, 0o711, 0o1777])(
      'is made private if its mode is %s and all files are of this program',
      async (mode) => {
        await write();
        writeFileSync(pathOf(`${NAME}.tmp-12ab`), '');
        chmodSync(folder.path, mode);
        expect(text()).toBe('content');
        expect(modeOf(folder.path)).toBe(0o700);
        chmodSync(folder.path, mode);
        expect(open().files()).toHaveLength(2);
        expect(modeOf(folder.path)).toBe(0o700);
        chmodSync(folder.path, mode);
        await write();
        expect(modeOf(folder.path)).toBe(0o700);
        expect(folder.warnings).toEqual([]);
      },
    );

    test('is refused and left alone if it contains other files', async () => {
      await write();
      writeFileSync(pathOf('mine.txt'), '');
      chmodSync(folder.path, 0o777);
      const exposed = open();
      expect(await write(exposed)).toBe(false);
      expect(text(exposed)).toBeUndefined();
      expect(exposed.files()).toEqual([]);
      exposed.remove(NAME);
      expect(folder.names()).toEqual(['mine.txt', NAME]);
      expect(modeOf(folder.path)).toBe(0o777);
      expect(folder.warnings).toEqual([
        `not using the cache folder ${folder.path}: other users have access to it; run chmod 700 ${folder.path}, or set SPACECRAFT_CACHE_DIR to a folder of its own`,
      ]);
    });

    test('is refused if it belongs to another user', async () => {
      const stranger = open({ userId: statSync(folder.path).uid + 1 });
      expect(await write(stranger)).toBe(false);
      expect(stranger.files()).toEqual([]);
      expect(folder.warnings).toEqual([
        `not using the cache folder ${folder.path}: it belongs to another user; set SPACECRAFT_CACHE_DIR to a folder of its own`,
      ]);
    });
  });

  describe('a file', () => {
    test.each([0o644, 0o640, 0o604])('with mode %s is made private and read', async (mode) => {
      await write();
      chmodSync(pathOf(NAME), mode);
      expect(text()).toBe('content');
      expect(modeOf(pathOf(NAME))).toBe(0o600);
      expect(folder.warnings).toEqual([]);
    });

    test.each([0o666, 0o660, 0o602])(
      'with mode %s is ignored with a warning, because others could have changed it',
      async (mode) => {
        await write();
        chmodSync(pathOf(NAME), mode);
        const opened = open();
        expect(text(opened)).toBeUndefined();
        expect(text(opened)).toBeUndefined();
        expect(folder.warnings).toEqual([
          `ignoring ${NAME} in the cache folder: other users could have changed it; run spacecraft cache clear`,
        ]);
        await write(opened);
        expect(modeOf(pathOf(NAME))).toBe(0o600);
        expect(text(opened)).toBe('content');
      },
    );
  });
});

describe.skipIf(process.platform === 'win32')('commands', async () => {
  const api = await server({ fleet: fleet(20) });
  const cacheFolder = emptyFolder();
  const outside = emptyFolder();
  const run = (line: string) =>
    spacecraft(line.split(' '), { cacheFolder, env: { SPACECRAFT_API_URL: api.url } });

  test('sync replaces a link in place of the catalogue', async () => {
    await run('sync');
    const [name = ''] = readdirSync(cacheFolder);
    const catalogue = join(cacheFolder, name);
    const victim = join(outside, 'victim');
    rmSync(catalogue);
    writeFileSync(victim, 'precious', { mode: 0o644 });
    symlinkSync(victim, catalogue);
    expect(await run('sync')).toMatchObject({
      exit: 0,
      stderr: 'synced 20 spacecraft in detail\n',
    });
    expect(readFileSync(victim, 'utf8')).toBe('precious');
    expect(statSync(victim).mode & 0o777).toBe(0o644);
  });

  test('answer from the API if others have access to the cache folder', async () => {
    mkdirSync(join(cacheFolder, 'project'));
    chmodSync(cacheFolder, 0o755);
    const { exit, stdout, stderr } = await run('list --limit 1 -q');
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: '1\n' });
    expect(stderr).toMatch(/^spacecraft: not using the cache folder [^\n]+\n$/m);
    expect((await run('sync')).exit).toBe(1);
  });
});
