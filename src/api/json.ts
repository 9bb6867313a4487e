import { AnswerError } from '../errors.ts';

/** The value of a JSON answer. Throws `AnswerError` that says what came instead. */
export function parseJson(text: string, address: URL): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const what = /^\s*</.test(text) ? 'a web page' : text.trim() === '' ? 'nothing' : 'broken JSON';
    throw new AnswerError(`${address} answered with ${what} instead of JSON: is --api-url right?`, {
      cause,
    });
  }
}
