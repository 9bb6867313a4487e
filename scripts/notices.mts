import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Returns the license texts of all libraries among the bundled files, as their licenses require. */
export async function licenseNotices(files: readonly string[]): Promise<string> {
  const packages = files.flatMap((file) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
  const notices = [...new Set(packages)].sort().map(async (folder) => {
    const { name, version, license } = JSON.parse(
      await readFile(join(folder, 'package.json'), 'utf8'),
    );
    const licenseFile = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = licenseFile ? await readFile(join(folder, licenseFile), 'utf8') : '';
    return `${name} ${version}, ${license}\n\n${text}`.trimEnd();
  });
  return `${(await Promise.all(notices)).join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
