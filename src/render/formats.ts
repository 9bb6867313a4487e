import type { Render } from './render.ts';

export const FORMATS = ['table', 'json', 'ndjson', 'tsv'] as const;

export type Format = (typeof FORMATS)[number];

/** What prints a format; loaded when it is asked for. */
export async function renderer(format: Format): Promise<Render> {
  switch (format) {
    case 'table':
      return (await import('./people.ts')).people;
    case 'json':
      return (await import('./json.ts')).json;
    case 'ndjson':
      return (await import('./json.ts')).ndjson;
    case 'tsv':
      return (await import('./tsv.ts')).tsv;
  }
}
