/** A disk on which a file takes a while to be made, and never takes what is written to it. Tells of both. */
const fs = require('node:fs');

const open = fs.open;
fs.open = (path, ...rest) => {
  if (!String(path).includes('.tmp-')) return open(path, ...rest);
  process.stderr.write('opening\n');
  setTimeout(() => {
    process.stderr.write('opened\n');
    open(path, ...rest);
  }, 200);
};
fs.write = () => {};
fs.writev = () => {};
