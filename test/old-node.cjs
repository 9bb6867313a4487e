/** Preloaded by a test: pretends that this is the version of Node in NODE_VERSION. */
Object.defineProperty(process.versions, 'node', { value: process.env['NODE_VERSION'] });
