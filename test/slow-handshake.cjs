/** Gives `slow.example` an IPv6 and an IPv4 address, and delays each TCP handshake by 0.7 s. */
const dns = require('node:dns');

const ADDRESSES = [
  { address: '::1', family: 6 },
  { address: '127.0.0.1', family: 4 },
];
const originalLookup = dns.lookup;
dns.lookup = (hostname, options, callback) =>
  hostname === 'slow.example'
    ? process.nextTick(callback, null, ADDRESSES)
    : originalLookup(hostname, options, callback);

const { TCP } = process.binding('tcp_wrap');
for (const name of ['connect', 'connect6']) {
  const original = TCP.prototype[name];
  TCP.prototype[name] = function connectLater(request, ...rest) {
    setTimeout(() => {
      const error = original.call(this, request, ...rest);
      // Without a callback, Node has given up the attempt.
      if (error) request.oncomplete?.(error, this, request, true, true);
    }, 700);
    return 0;
  };
}
