/** Preloaded into the executable: writes take longer than its grace period, and are reported on stderr. */
const { promises } = require('node:fs');
const { setTimeout: wait } = require('node:timers/promises');

const open = promises.open;
promises.open = async (...args) => {
  const file = await open(...args);
  const writeFile = file.writeFile.bind(file);
  file.writeFile = async (bytes) => {
    process.stderr.write('writing\n');
    await wait(1_500);
    return writeFile(bytes);
  };
  return file;
};
