/** Preloaded into the executable: writes take longer than its grace period, and are reported on stderr. */
const fs = require('node:fs');

const writev = fs.writev;
const write = fs.write;
const delayed =
  (real) =>
  (descriptor, ...rest) => {
    process.stderr.write('writing\n');
    setTimeout(() => real(descriptor, ...rest), 1_500);
  };
fs.write = delayed(write);
fs.writev = delayed(writev);
