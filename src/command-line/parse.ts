import { UsageError } from '../errors.ts';
import { type Request, readHelpRequest } from './help-request.ts';
import { takesValue } from './spellings.ts';

/**
 * Parses the arguments of the process. Normalizes them to NFC, the form of names in the API; macOS
 * types accents as separate characters. Throws `UsageError` that says what to type instead.
 */
export async function parseCommandLine(args: readonly string[]): Promise<Request> {
  const argv = args.map((arg) => arg.normalize());
  const helpRequest = readHelpRequest(argv);
  if (helpRequest) return helpRequest;
  const { checkRequest, readRequest } = await import('./request.ts');
  try {
    const request = readRequest(argv);
    if (hasWordAfterOption(argv, request)) {
      const { rejectStrayValue } = await import('./explain.ts');
      rejectStrayValue(argv);
    }
    checkRequest(request);
    return request;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    // Few command lines are invalid.
    const { explain } = await import('./explain.ts');
    throw explain(error, argv);
  }
}

/** Returns whether an argument follows an option without a value, as in `--in-space false`. */
function hasWordAfterOption(argv: readonly string[], request: Request): boolean {
  if (request.kind === 'help') return false;
  return argv.some(
    (argument, index) =>
      takesValue(argument) === false && request.args.includes(argv[index + 1] ?? ''),
  );
}
