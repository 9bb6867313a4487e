/** Network errors that a server on this machine cannot cause. */
import { describe, expect, test } from 'vitest';
import { networkError } from '../../src/api/network-error.ts';

const API = new URL('https://ll.example/2.3.0/');

const errorWithCode = (code: string, message = 'unhelpful message') =>
  Object.assign(new Error(message), { code });

describe('the message for a network error', () => {
  test.each([
    ['ENETUNREACH', 'no network'],
    ['EHOSTUNREACH', 'no route to host'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate of another host'],
    // Not in the table: the code is what users can search for.
    ['ENOBUFS', 'ENOBUFS'],
  ])('with the code %s contains "%s"', (code, reason) => {
    expect(networkError(errorWithCode(code), API)).toMatchObject({
      exitCode: 4,
      message: `cannot reach ll.example: ${reason}; try again later, or use --offline`,
    });
  });

  test('uses the code of its cause', () => {
    const error = new TypeError('fetch failed', { cause: errorWithCode('ECONNRESET') });
    expect(networkError(error, API).message).toContain('connection reset');
  });

  test('contains the error itself if there is no code', () => {
    expect(networkError(new Error('some failure'), API).message).toContain('Error: some failure');
    expect(networkError('a string', API).message).toContain('ll.example: a string; try again');
  });

  test('contains the status of a proxy that refuses to connect', () => {
    // The message of undici's error for a CONNECT that fails.
    const cause = errorWithCode(
      'UND_ERR_ABORTED',
      'Proxy response (407) !== 200 when HTTP Tunneling',
    );
    expect(networkError(new Error('failed', { cause }), API).message).toContain(
      'connection refused by the proxy (407)',
    );
  });
});
