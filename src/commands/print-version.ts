import type { Context } from '../context.ts';
import { print } from '../terminal/print.ts';
import { VERSION } from '../version.ts';

/** `spacecraft version`, which `--version` and `-V` stand for. */
export async function printVersion(context: Context): Promise<void> {
  await print(context, [`${VERSION}\n`]);
}
