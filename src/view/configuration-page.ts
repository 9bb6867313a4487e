import type { SpacecraftConfiguration } from '../ll2/spacecraft.ts';
import { webUrl } from './cell.ts';

/** Returns the URL of the page about a configuration. The API knows no pages about single spacecraft. */
export function configurationPage(
  config: SpacecraftConfiguration | null | undefined,
): string | undefined {
  return webUrl(config?.wiki_link) ?? webUrl(config?.info_link);
}
