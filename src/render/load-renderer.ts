import type { Format } from '../output-options.ts';
import type { Render } from './render.ts';

/** Imports the renderer of a format. */
export async function loadRenderer(format: Format): Promise<Render> {
  switch (format) {
    case 'table':
      return (await import('./pretty.ts')).pretty;
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
