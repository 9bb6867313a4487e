/** Preloaded into the executable: prints the files of the program that were loaded, at exit. */
const { relative, join } = require('node:path');

process.on('exit', () => {
  for (const file of Object.keys(require.cache)) {
    const name = relative(join(__dirname, '..'), file);
    if (file !== __filename) process.stdout.write(`loaded ${name}\n`);
  }
});
