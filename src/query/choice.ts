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
export function choiceOf({ id, name, abbrev }: Referent): Choice {
  const names = abbrev === undefined ? [name] : [name, abbrev];
  return { names, label: `${name} (${id})`, meaning: name, ids: [id] };
}

/**
 * Returns the countries of agencies. Each stands for all agencies of the country, so there are none
 * unless the countries of all agencies are known: normal records lack them.
 */
export function agenciesByCountry(agencies: readonly Referent[]): Choice[] {
  const byCountry = new Map<string, { aliases: readonly string[]; agencies: Referent[] }>();
  for (const agency of agencies) {
    if (!agency.countries) return [];
    for (const { name, aliases } of agency.countries) {
      const country = byCountry.get(name) ?? { aliases, agencies: [] };
      country.agencies.push(agency);
      byCountry.set(name, country);
    }
  }
  return [...byCountry].map(([name, { aliases, agencies: members }]) => {
    const noun = members.length === 1 ? 'agency' : 'agencies';
    const label = `the ${noun} of ${name}`;
    return {
      names: [name, ...aliases],
      label,
      meaning: `${label}: ${members.map((agency) => agency.name).join(', ')}`,
      ids: members.map(({ id }) => id),
    };
  });
}
