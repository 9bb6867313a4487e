/** Makes looking up `slow.example` take a minute, as a resolver that doesn't answer can. */
const dns = require('node:dns');

const originalLookup = dns.lookup;
dns.lookup = (hostname, options, callback) => {
  if (hostname !== 'slow.example') return originalLookup(hostname, options, callback);
  const error = Object.assign(new Error('no answer'), { code: 'EAI_AGAIN' });
  return setTimeout(callback, 60_000, error);
};
