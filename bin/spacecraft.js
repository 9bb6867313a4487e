#!/usr/bin/env node
'use strict';
// In the syntax of Node 6, so that older versions print a message instead of a syntax error.

const REQUIRED = '20.18.1';
const installed = process.versions.node;

/** Converts a version to a number that orders versions. */
function order(version) {
  return version.split('.').reduce((total, part) => total * 1000 + Number.parseInt(part, 10), 0);
}

/** Prints the version without loading the program, which takes longer than all the rest. */
function printVersion() {
  const fs = require('node:fs');
  try {
    // The program knows whether /dev/null stands for a closed stream, which Node replaces with it.
    const isUnix = process.platform !== 'win32';
    if (isUnix && fs.fstatSync(1).rdev === fs.statSync('/dev/null').rdev) return false;
    fs.writeSync(1, `${require('../package.json').version}\n`);
    return true;
  } catch (_) {
    return false; // It also knows how to report a full disk or a closed pipe.
  }
}

/**
 * Keeps compiled code next to the program, which saves 9 ms per start. Changing that code takes the
 * same permissions as changing the program. Requires Node 22.8; silent if the folder is read-only.
 */
function cacheCompiledCode() {
  const loader = require('node:module');
  if (loader.enableCompileCache) loader.enableCompileCache(`${__dirname}/../dist/compile-cache`);
}

const isVersionRequest =
  process.argv.length === 3 && ['--version', '-V', 'version'].includes(process.argv[2]);
if (order(installed) < order(REQUIRED)) {
  process.stderr.write(`spacecraft: needs Node ${REQUIRED} or later, this is ${installed}\n`);
  process.exitCode = 1;
} else if (!isVersionRequest || !printVersion()) {
  cacheCompiledCode();
  require('../dist/main.js').main();
}
