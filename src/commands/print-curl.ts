import type { Context } from '../context.ts';
import { notice } from '../terminal/notice.ts';
import { print } from '../terminal/print.ts';

/**
 * Prints requests as curl commands that ask what the program would ask. The key is named as the
 * variable that holds it, and never by itself.
 */
export async function printCurl(urls: readonly URL[], { stdout, env }: Context): Promise<void> {
  const key = env.SPACECRAFT_TOKEN?.trim()
    ? '$SPACECRAFT_TOKEN'
    : env.SPACECRAFT_TOKEN_FILE && '$(cat "$SPACECRAFT_TOKEN_FILE")';
  const headers = ["--header 'Accept: application/json'"];
  if (key) headers.push(`--header "Authorization: Token ${key}"`);
  const command = `curl --fail-with-body --compressed ${headers.join(' ')}`;
  await print(
    stdout,
    urls.map(({ href }) => `${command} '${href.replaceAll("'", '%27')}'\n`),
  );
}

/** Says so where all there is was asked for, and only the first of the requests for it is known. */
export function noticeFirstPage(context: Pick<Context, 'stderr'>): void {
  notice(context, 'this is the first page; offset=100 asks for the next');
}
