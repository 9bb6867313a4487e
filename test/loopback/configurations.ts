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

export interface Configuration extends Reference {
  readonly type: Reference;
  readonly agency: Reference & { readonly abbrev: string };
  /** The countries of the agency. */
  readonly country: readonly Country[];
  readonly family: readonly Reference[];
  readonly in_use: boolean;
}

export const STATUSES: readonly Reference[] = [
  { id: 1, name: 'Active' },
  { id: 2, name: 'Retired' },
  { id: 3, name: 'Destroyed' },
  { id: 4, name: 'Single Use' },
];

const AGENCIES = {
  RFSA: { id: 63, name: 'Russian Federal Space Agency (ROSCOSMOS)', abbrev: 'RFSA' },
  NASA: { id: 44, name: 'National Aeronautics and Space Administration', abbrev: 'NASA' },
  SpX: { id: 121, name: 'SpaceX', abbrev: 'SpX' },
  CNSA: { id: 17, name: 'China National Space Administration', abbrev: 'CNSA' },
  CASC: { id: 88, name: 'China Aerospace Science and Technology Corporation', abbrev: 'CASC' },
  JAXA: { id: 37, name: 'Japan Aerospace Exploration Agency', abbrev: 'JAXA' },
  NGSS: { id: 257, name: 'Northrop Grumman Space Systems', abbrev: 'NGSS' },
  BO: { id: 141, name: 'Blue Origin', abbrev: 'BO' },
} as const;

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

const COUNTRIES: Readonly<Record<keyof typeof AGENCIES, Country>> = {
  RFSA: RUSSIA,
  NASA: USA,
  SpX: USA,
  CNSA: CHINA,
  CASC: CHINA,
  JAXA: JAPAN,
  NGSS: USA,
  BO: USA,
};

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
const UNFLOWN: readonly Row[] = [[44, 'Space Rider', 'JAXA', 'spaceplane', [], false]];

function configuration([id, name, agency, type, family, in_use]: Row): Configuration {
  return {
    id,
    name,
    type: TYPES[type],
    agency: AGENCIES[agency],
    country: [COUNTRIES[agency]],
    family: family.map((key) => FAMILIES[key]),
    in_use,
  };
}

/** Configurations that have spacecraft. */
export const FLOWN_CONFIGURATIONS: readonly Configuration[] = FLOWN.map(configuration);

/** All configurations. */
export const CONFIGURATIONS: readonly Configuration[] = [...FLOWN, ...UNFLOWN].map(configuration);
