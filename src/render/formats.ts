import type { Render } from './render.ts';

export const FORMATS = ['table', 'json', 'ndjson', 'csv', 'tsv', 'yaml', 'markdown'] as const;

export type Format = (typeof FORMATS)[number];

/** What prints a format; loaded when it is asked for. */
export async function renderer(format: Format): Promise<Render> {
  switch (format) {
    case 'table':
      return (await import('./pretty.ts')).people;
    case 'json':
      return (await import('./json.ts')).json;
    case 'ndjson':
      return (await import('./json.ts')).ndjson;
    case 'csv':
      return (await import('./csv.ts')).csv;
    case 'tsv':
      return (await import('./tsv.ts')).tsv;
    case 'yaml':
      return (await import('./yaml.ts')).yaml;
    case 'markdown':
      return (await import('./markdown.ts')).markdown;
  }
}
