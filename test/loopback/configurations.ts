/** Real names of configurations, agencies and families, with a selection of their real ids. */

export interface Reference {
  readonly id: number;
  readonly name: string;
}

export interface Country extends Reference {
  readonly alpha_2_code: string;
  readonly alpha_3_code: string;
  readonly nationality_name: string;
  readonly nationality_name_composed: string;
}

export interface Agency extends Reference {
  readonly abbrev: string;
  readonly country: readonly Country[];
}

export interface Configuration extends Reference {
  readonly type: Reference;
  readonly agency: Agency;
  readonly family: readonly Reference[];
  readonly in_use: boolean;
}

export const STATUSES: readonly Reference[] = [
  { id: 1, name: 'Active' },
  { id: 2, name: 'Retired' },
  { id: 3, name: 'Destroyed' },
  { id: 4, name: 'Single Use' },
];

const country = (id: number, names: string): Country => {
  const [name = '', alpha_2_code = '', alpha_3_code = '', nationality = '', composed = ''] =
    names.split(', ');
  return {
    id,
    name,
    alpha_2_code,
    alpha_3_code,
    nationality_name: nationality,
    nationality_name_composed: composed,
  };
};

const USA = country(2, 'United States of America, US, USA, American, Americano');
const RUSSIA = country(5, 'Russia, RU, RUS, Russian, Russo');
const CHINA = country(6, 'China, CN, CHN, Chinese, Sino');
const JAPAN = country(7, 'Japan, JP, JPN, Japanese, Nipponese');
const FRANCE = country(1, 'France, FR, FRA, French, Franco');
const ITALY = country(3, 'Italy, IT, ITA, Italian, Italo');

const agency = (id: number, name: string, abbrev: string, ...countries: Country[]): Agency => ({
  ...{ id, name, abbrev },
  country: countries,
});

const AGENCIES = {
  RFSA: agency(63, 'Russian Federal Space Agency (ROSCOSMOS)', 'RFSA', RUSSIA),
  NASA: agency(44, 'National Aeronautics and Space Administration', 'NASA', USA),
  SpX: agency(121, 'SpaceX', 'SpX', USA),
  CNSA: agency(17, 'China National Space Administration', 'CNSA', CHINA),
  CASC: agency(88, 'China Aerospace Science and Technology Corporation', 'CASC', CHINA),
  JAXA: agency(37, 'Japan Aerospace Exploration Agency', 'JAXA', JAPAN),
  NGSS: agency(257, 'Northrop Grumman Space Systems', 'NGSS', USA),
  BO: agency(141, 'Blue Origin', 'BO', USA),
  BA: agency(80, 'Boeing', 'BA', USA),
  ESA: agency(27, 'European Space Agency', 'ESA', FRANCE, ITALY),
} as const;

const TYPES = {
  capsule: { id: 2, name: 'Capsule' },
  cargo: { id: 3, name: 'Cargo Resupply' },
  spaceplane: { id: 4, name: 'Spaceplane' },
  lander: { id: 5, name: 'Lander' },
} as const;

const FAMILIES = {
  Soyuz: { id: 1, name: 'Soyuz' },
  Progress: { id: 2, name: 'Progress' },
  Dragon: { id: 3, name: 'Dragon' },
  'Dragon 2': { id: 4, name: 'Dragon 2' },
  Cygnus: { id: 5, name: 'Cygnus' },
  HTV: { id: 6, name: 'HTV' },
} as const;

type Row = readonly [
  id: number,
  name: string,
  agency: keyof typeof AGENCIES,
  type: keyof typeof TYPES,
  family: readonly (keyof typeof FAMILIES)[],
  inUse: boolean,
];

const FLOWN: readonly Row[] = [
  [1, 'Soyuz', 'RFSA', 'capsule', ['Soyuz'], false],
  [38, 'Soyuz MS', 'RFSA', 'capsule', ['Soyuz'], true],
  [40, 'Soyuz TMA', 'RFSA', 'capsule', ['Soyuz'], false],
  [33, 'Progress-MS', 'RFSA', 'cargo', ['Progress'], true],
  [34, 'Progress-M (modified)', 'RFSA', 'cargo', ['Progress'], false],
  [6, 'Crew Dragon 2', 'SpX', 'capsule', ['Dragon', 'Dragon 2'], true],
  [7, 'Cargo Dragon 2', 'SpX', 'capsule', ['Dragon', 'Dragon 2'], true],
  [14, 'Space Shuttle', 'NASA', 'spaceplane', [], false],
  [43, 'Apollo Lunar Module', 'NASA', 'lander', [], false],
  [12, 'Gemini', 'NASA', 'capsule', [], false],
  [2, 'Shenzhou', 'CNSA', 'capsule', [], true],
  [25, 'Tianzhou', 'CASC', 'cargo', [], true],
  [18, 'H-II Transfer Vehicle (HTV)', 'JAXA', 'cargo', ['HTV'], false],
  [19, 'Cygnus Enhanced', 'NGSS', 'cargo', ['Cygnus'], true],
  [21, 'Crew Capsule 2.0', 'BO', 'capsule', [], true],
];

/** The API has configurations without spacecraft too. */
const UNFLOWN: readonly Row[] = [
  [44, 'Space Rider', 'ESA', 'spaceplane', [], false],
  [9, 'CST-100 Starliner', 'BA', 'capsule', [], true],
];

function configuration([id, name, agency, type, family, in_use]: Row): Configuration {
  return {
    id,
    name,
    type: TYPES[type],
    agency: AGENCIES[agency],
    family: family.map((key) => FAMILIES[key]),
    in_use,
  };
}

/** Configurations that have spacecraft. */
export const FLOWN_CONFIGURATIONS: readonly Configuration[] = FLOWN.map(configuration);

/** All configurations. */
export const CONFIGURATIONS: readonly Configuration[] = [...FLOWN, ...UNFLOWN].map(configuration);
