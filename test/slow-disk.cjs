/** A disk that takes longer to write than an interrupted program waits for anything else. Tells when it is asked to. */
const fs = require('node:fs');

const writev = fs.writev;
const write = fs.write;
const later =
  (real) =>
  (descriptor, ...rest) => {
    process.stderr.write('writing\n');
    setTimeout(() => real(descriptor, ...rest), 1_500);
  };
fs.write = later(write);
fs.writev = later(writev);
