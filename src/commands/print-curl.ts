import type { Context } from '../context.ts';
import { print } from '../terminal/print.ts';

/**
 * Prints requests as curl commands equivalent to what the program would send. The API key appears
 * as the variable that holds it.
 */
export async function printCurl(
  urls: readonly URL[],
  { stdout, env }: Pick<Context, 'stdout' | 'env'>,
): Promise<void> {
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
