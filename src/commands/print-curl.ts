import type { Context } from '../context.ts';
import { print } from '../terminal/print.ts';

/**
 * Prints requests as curl commands equivalent to what the program would send. The API key appears
 * as the variable that holds it.
 */
export async function printCurl(urls: readonly URL[], context: Context): Promise<void> {
  const { env } = context;
  const key = env.SPACECRAFT_TOKEN?.trim()
    ? '$SPACECRAFT_TOKEN'
    : env.SPACECRAFT_TOKEN_FILE && '$(cat "$SPACECRAFT_TOKEN_FILE")';
  const headers = ["--header 'Accept: application/json'"];
  if (key) headers.push(`--header "Authorization: Token ${key}"`);
  await print(
    context,
    urls.map((url) => `curl ${flagsFor(url)} ${headers.join(' ')} '${quotable(url)}'\n`),
  );
}

/** curl would expand `[1-3]` and `{a,b}` to several URLs. It recognizes IPv6 addresses itself. */
function flagsFor({ pathname, search }: URL): string {
  const flags = '--fail-with-body --compressed';
  return /[[\]{}]/.test(pathname + search) ? `${flags} --globoff` : flags;
}

function quotable({ href }: URL): string {
  return href.replaceAll("'", '%27');
}
