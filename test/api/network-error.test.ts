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

  test.each([
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'CERT_UNTRUSTED',
    'INVALID_CA',
  ])('with the code %s explains how to trust the certificate', (code) => {
    expect(networkError(errorWithCode(code), API).message).toBe(
      "cannot reach ll.example: certificate not trusted; set NODE_EXTRA_CA_CERTS to your organisation's CA, or use --offline",
    );
  });

  test('with a certificate from the future blames the clock', () => {
    expect(networkError(errorWithCode('CERT_NOT_YET_VALID'), API).message).toBe(
      'cannot reach ll.example: certificate not valid yet; check the clock, or use --offline',
    );
  });
});
