#!/usr/bin/env node
const { writeSync } = require('node:fs');

/** Prints the version without loading the program, which takes longer than all the rest. */
function printVersion() {
  try {
    writeSync(1, `${require('../package.json').version}\n`);
    return true;
  } catch {
    return false; // The program knows how to report a full disk or a closed pipe.
  }
}

const [flag, ...rest] = process.argv.slice(2);
if (flag !== '--version' || rest.length > 0 || !printVersion()) require('../dist/main.js').main();
