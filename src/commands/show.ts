import pMap from 'p-map';
import type { Context } from '../context.ts';
import { NotFoundError, UsageError } from '../errors.ts';
import type { Spacecraft } from '../ll2/spacecraft.ts';
import { DEFAULT_QUERY, type Mode } from '../query/spacecraft-query.ts';
import { chooseSource } from '../source/choose.ts';
import type { Source } from '../source/source.ts';
import { withSpinner } from '../terminal/spinner.ts';
import { tell } from '../terminal/tell.ts';
import { showView } from '../view/spacecraft-view.ts';
import type { ShowValues } from './flags.ts';
import { printView } from './print-view.ts';
import { standardInput, wantedCraft } from './wanted-craft.ts';

/** As many requests under way at once as an API that counts them will not mind. */
const CONCURRENCY = 4;

/** `spacecraft show`: each argument is an id, a name, or `-` for more of them on standard input. */
export async function show(
  args: readonly string[],
  flags: ShowValues,
  context: Context,
): Promise<void> {
  const wanted = await wantedCraft(args, context);
  const mode = flags.mode ?? DEFAULT_QUERY.mode;
  const source = await chooseSource(flags, context);
  const found = await withSpinner(
    context.stderr,
    'Asking for spacecraft',
    find(wanted, mode, source),
  );
  const several = args.length > 1 || args.includes(standardInput);
  const options = { detailed: mode === 'detailed', now: context.now(), several };
  await printView(showView(found, options), flags, context);
  if (source.notice) tell(context, source.notice);
}

/** What is wanted, in that order; each asked for once, however often it is wanted. */
async function find(
  wanted: readonly (number | string)[],
  mode: Mode,
  source: Source,
): Promise<Spacecraft[]> {
  const distinct = [...new Set(wanted)];
  const answers = await pMap(
    distinct,
    async (one): Promise<readonly Spacecraft[]> => {
      if (typeof one === 'string') return source.byName(one, mode);
      const craft = await source.byId(one, mode);
      return craft ? [craft] : [];
    },
    { concurrency: CONCURRENCY },
  );
  const found = new Map(distinct.map((one, index) => [one, answers[index] ?? []]));
  const missing = distinct.filter((one) => found.get(one)?.length === 0);
  if (missing.length > 0) throw notFound(missing);
  return wanted.map((one) => single(one, found.get(one) ?? []));
}

function single(wanted: number | string, candidates: readonly Spacecraft[]): Spacecraft {
  const [only, ...others] = candidates;
  if (only && others.length === 0) return only;
  const ids = candidates.map(({ id, serial_number }) =>
    serial_number ? `${id} (${serial_number})` : id,
  );
  throw new UsageError(
    `several spacecraft are named ${wanted}: ${ids.join(', ')}; show one by its id`,
  );
}

function notFound(missing: readonly (number | string)[]): NotFoundError {
  const ids = missing.filter((one) => typeof one === 'number');
  const names = missing.filter((one) => typeof one === 'string');
  const parts = [
    ...(ids.length > 0 ? [`with the id ${ids.join(', ')}`] : []),
    ...(names.length > 0 ? [`named exactly ${names.join(', ')}`] : []),
  ];
  const advice =
    names.length > 0 ? `: try spacecraft search ${names[0]}` : ': spacecraft list shows the ids';
  return new NotFoundError(`there is no spacecraft ${parts.join(' or ')}${advice}`);
}
