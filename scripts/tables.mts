/** Updates the README's tables, which are generated from the declarations of flags and commands. */
import { readFile, writeFile } from 'node:fs/promises';
import { COMMANDS } from '../src/commands/commands.ts';
import { withTables } from '../src/help/readme-tables.ts';

const README = 'README.md';

await writeFile(README, withTables(await readFile(README, 'utf8'), COMMANDS));
