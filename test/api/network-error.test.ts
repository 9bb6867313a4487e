/** What is made of connections that fail in ways which no server of the tests can bring about. */
import { describe, expect, test } from 'vitest';
import { networkError } from '../../src/api/network-error.ts';

const API = new URL('https://ll.example/2.3.0/');

const failed = (code: string, message = 'no words for people') =>
  Object.assign(new Error(message), { code });

describe('a connection that fails', () => {
  test.each([
    ['ENETUNREACH', 'there is no network'],
    ['EHOSTUNREACH', 'there is no way to it'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for another name'],
    // Known to few, but there is something to search for.
    ['ENOBUFS', 'ENOBUFS'],
  ])('with %s: %s', (code, reason) => {
    expect(networkError(failed(code), API)).toMatchObject({
      exitCode: 4,
      message: `ll.example cannot be reached: ${reason}; try later, or use --offline`,
    });
  });

  test('with a code that lies deeper', () => {
    const cause = new TypeError('fetch failed', { cause: failed('ECONNRESET') });
    expect(networkError(cause, API).message).toContain('it broke off the connection');
  });

  test('without a code, in the words there are', () => {
    expect(networkError(new Error('out of luck'), API).message).toContain('Error: out of luck');
    expect(networkError('thrown', API).message).toContain('reached: thrown; try later');
  });
});
