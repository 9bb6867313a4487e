/** Faults in a valid body: it answers another question than the one in the request. */
import { type Fault, pageOf, respond } from './fault.ts';

const records = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, name: `Spacecraft ${index + 1}` }));

const sendPage = (count: number, results: readonly object[]) =>
  respond(200, JSON.stringify({ ...pageOf(results), count }));

const OTHER = {
  id: 2,
  name: 'Other',
  status: { id: 2, name: 'Retired' },
  in_space: false,
  is_placeholder: true,
  spacecraft_config: { id: 7, name: 'Cargo Dragon 2' },
};

/** Sends one spacecraft that doesn't match the request. */
const mismatch = (command: string, stderr: RegExp): Fault => ({
  server: `sends another spacecraft than ${command} requests`,
  failWith: sendPage(1, [OTHER]),
  command,
  exit: 6,
  requests: 1,
  stderr,
});

export const ANSWER_FAULTS: readonly Fault[] = [
  {
    server: 'sends spacecraft 2 instead of 1',
    failWith: respond(200, JSON.stringify(OTHER)),
    command: 'show 1',
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: unexpected response from URL: id is 2 instead of 1; /,
  },
  {
    server: 'sends spacecraft 2 instead of 1 in detail',
    failWith: respond(200, JSON.stringify(OTHER)),
    command: 'show 1 --mode detailed',
    exit: 6,
    requests: 1,
    stderr: /id is 2 instead of 1; /,
  },
  mismatch('show Wanted', /results\[0\]\.name is Other instead of Wanted; /),
  mismatch('show wanted', /^spacecraft: unexpected response from URL: Other is not a match; /),
  mismatch('show Wanted Craft', /: Other is not a match; /),
  mismatch('list --name Wanted', /results\[0\]\.name is Other instead of Wanted; /),
  mismatch('list --status active', /results\[0\]\.status\.id is 2 instead of 1; /),
  mismatch('list --config 6', /results\[0\]\.spacecraft_config\.id is 7 instead of 6; /),
  mismatch('list --in-space', /results\[0\]\.in_space is false instead of true; /),
  mismatch('list --no-placeholder', /results\[0\]\.is_placeholder is true instead of false; /),
  {
    server: 'sends 500 records for a limit of 3',
    failWith: sendPage(500, records(500)),
    command: 'list --limit 3',
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: unexpected response from URL: 500 results instead of 3 or fewer; /,
  },
  {
    server: 'sends all records on the first page',
    failWith: sendPage(500, records(500)),
    command: 'list --all',
    exit: 6,
    requests: 1,
    stderr: /500 results instead of 100 or fewer; /,
  },
  {
    server: 'sends 101 configurations for a limit of 100',
    failWith: sendPage(101, records(101)),
    command: 'list --config soyuz',
    exit: 6,
    requests: 1,
    stderr: /101 results instead of 100 or fewer; /,
  },
  ...[-5, -1e300].map((count) => ({
    server: `sends a count of ${count}`,
    failWith: sendPage(count, []),
    exit: 6,
    requests: 1,
    stderr: /count is (-5 instead of 0 or more|invalid); /,
  })),
  {
    server: 'sends a count of 0 and a record',
    failWith: sendPage(0, records(1)),
    exit: 6,
    requests: 1,
    stderr: /count is 0 instead of 1 or more; /,
  },
  {
    server: 'sends a count that ends before the offset of its records',
    failWith: sendPage(20, records(10)),
    command: 'list --offset 50',
    exit: 6,
    requests: 1,
    stderr: /count is 20 instead of 60 or more; /,
  },
  {
    server: 'sends the same spacecraft twice on a page',
    failWith: sendPage(2, [OTHER, OTHER]),
    exit: 6,
    requests: 1,
    stderr: /results\[1\]\.id is 2 a second time; /,
  },
  {
    server: 'sends one record per page',
    transform: (body, { searchParams }) =>
      'results' in body
        ? {
            ...body,
            count: 5_001,
            results: [{ id: Number(searchParams.get('offset') ?? 0), name: 'X' }],
          }
        : body,
    command: 'list --all',
    exit: 6,
    requests: 1,
    stderr: /the API promised 5001 spacecraft and sent 1 on the first page instead of 100; /,
  },
];
