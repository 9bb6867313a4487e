import type { Country } from '../ll2/summary.ts';
import type { Referent } from './reference.ts';

/** Something that a text may refer to. */
export interface Choice {
  /** The full name first. */
  readonly names: readonly string[];
  /** As in a list to choose from: `SpaceX (121)`. */
  readonly label: string;
  /** What the text is said to be interpreted as. */
  readonly meaning: string;
  readonly ids: readonly number[];
}

/** Returns a referent as a choice. */
export function choiceOf(referent: Referent): Choice {
  const { id, name } = referent;
  const names = [name, ...shortNames(referent)];
  return { names, label: `${name} (${id})`, meaning: name, ids: [id] };
}

/** Returns the abbreviation of an agency, or the codes and the adjective of a country. */
export function shortNames({ abbrev, aliases = [] }: Referent): readonly string[] {
  return abbrev === undefined ? aliases : [abbrev, ...aliases];
}

/**
 * Returns the countries of agencies. Each stands for all agencies of the country, so there are none
 * unless the countries of all agencies are known: normal records lack them.
 */
export function agenciesByCountry(agencies: readonly Referent[]): Choice[] {
  const byCountry = new Map<number, { country: Country; members: Referent[] }>();
  for (const agency of agencies) {
    if (!agency.countries) return [];
    for (const country of agency.countries) {
      const { members } = byCountry.get(country.id) ?? { members: [] };
      byCountry.set(country.id, { country, members: [...members, agency] });
    }
  }
  return [...byCountry.values()].map(({ country, members }) => {
    const noun = members.length === 1 ? 'agency' : 'agencies';
    const label = `the ${noun} of ${country.name}`;
    return {
      names: [country.name, ...country.aliases],
      label,
      meaning: `${label}: ${members.map((agency) => agency.name).join(', ')}`,
      ids: members.map(({ id }) => id),
    };
  });
}
