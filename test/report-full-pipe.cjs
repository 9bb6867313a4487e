/** Preload that writes "full" to file descriptor 3 when stdout is a pipe that is full. */
const { writeSync } = require('node:fs');

const write = process.stdout.write;
process.stdout.write = function (...args) {
  const hasRoom = write.apply(this, args);
  if (!hasRoom) writeSync(3, 'full\n');
  return hasRoom;
};
