import type { SpacecraftConfiguration } from '../ll2/spacecraft.ts';
import { type Cell, cell, unbrokenCell, withLink } from './cell.ts';
import { configurationPage } from './configuration-page.ts';

/** Returns the name, with a hyperlink to its page. */
export function configurationNameCell(config: SpacecraftConfiguration, tone?: 'heading'): Cell {
  return withLink(cell(config.name, tone), configurationPage(config));
}

/** Maximum number of countries in a cell: an agency has up to 23. */
const MAX_COUNTRIES = 2;

export function countryCell({ agency }: SpacecraftConfiguration): Cell {
  const countries = agency?.country ?? [];
  const codes = countries.flatMap(({ alpha_3_code, name }) => alpha_3_code || name || []);
  const more = codes.length - MAX_COUNTRIES;
  const shown = codes.slice(0, MAX_COUNTRIES).join(', ');
  return cell(more > 0 ? `${shown} +${more}` : shown);
}

/** Formats launches with the failed ones: `22 (1)`. */
export function launchesCell({
  total_launch_count,
  failed_launches,
}: SpacecraftConfiguration): Cell {
  if (typeof total_launch_count !== 'number') return cell(undefined);
  return unbrokenCell(`${total_launch_count} (${failed_launches ?? '–'})`);
}
