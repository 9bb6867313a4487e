/** Preloaded into the executable: something outside the program's own code fails, and names the key. */
const { PLANTED_FAILURE, SPACECRAFT_TOKEN } = process.env;

const FAILURES = {
  exception() {
    throw new Error(`failed with ${SPACECRAFT_TOKEN}`);
  },
  text() {
    // biome-ignore lint/style/useThrowOnlyError: libraries may do so
    throw `failed with ${SPACECRAFT_TOKEN}`;
  },
  rejection() {
    Promise.reject(new Error(`failed with ${SPACECRAFT_TOKEN}`));
  },
  warning() {
    process.emitWarning(`failed with ${SPACECRAFT_TOKEN}`, { detail: SPACECRAFT_TOKEN });
  },
};

setImmediate(() => FAILURES[PLANTED_FAILURE]());
