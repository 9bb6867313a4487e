/** Tells which files of the program a run loaded, at its end. */
const { relative, join } = require('node:path');

process.on('exit', () => {
  for (const file of Object.keys(require.cache)) {
    const name = relative(join(__dirname, '..'), file);
    if (file !== __filename) process.stdout.write(`loaded ${name}\n`);
  }
});
