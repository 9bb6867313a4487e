import type { SpacecraftConfiguration } from '../ll2/spacecraft.ts';
import { type CardOptions, fieldSection, optionalField, proseSections } from './card-sections.ts';
import {
  type Cell,
  cell,
  phrasesCell,
  unbrokenCell,
  urlCell,
  withLink,
  yesNoCell,
} from './cell.ts';
import { configurationPage } from './configuration-page.ts';
import { dateTextWithDistance } from './date.ts';
import { familyNames } from './spacecraft-cells.ts';
import type { Field, Section } from './view.ts';

export function configurationSections(
  config: SpacecraftConfiguration,
  { detailed, now }: CardOptions,
): Section[] {
  const general = fieldSection('Configuration', [
    { label: 'Name', cell: withLink(cell(config.name), configurationPage(config)) },
    { label: 'Type', cell: cell(config.type?.name) },
    ...optionalField('Agency', config.agency, agencyCell),
    ...optionalField('Family', familyNames(config), phrasesCell),
    { label: 'In use', cell: yesNoCell(config.in_use) },
    ...(detailed ? figureFields(config, now) : []),
  ]);
  if (!detailed) return [general];
  return [
    general,
    ...proseSections('Capability', config.capability),
    ...proseSections('History', config.history),
    ...proseSections('Details', config.details),
  ];
}

export function figureFields(config: SpacecraftConfiguration, now: number): Field[] {
  return [
    { label: 'Human-rated', cell: yesNoCell(config.human_rated) },
    ...optionalField('Crew', config.crew_capacity, cell),
    ...optionalField('Payload', config.payload_capacity, kilograms),
    ...optionalField('Return payload', config.payload_return_capacity, kilograms),
    ...optionalField('Height', config.height, metres),
    ...optionalField('Diameter', config.diameter, metres),
    ...optionalField('Flight life', config.flight_life, cell),
    ...optionalField('Maiden flight', config.maiden_flight, (date) =>
      phrasesCell(dateTextWithDistance(date, now)),
    ),
    ...optionalField('Spacecraft flown', config.spacecraft_flown, cell),
    ...optionalField('Launches', config.total_launch_count, (total) =>
      outcomesCell(total, config.successful_launches, config.failed_launches),
    ),
    ...optionalField('Landings', config.attempted_landings, (total) =>
      outcomesCell(total, config.successful_landings, config.failed_landings),
    ),
    ...optionalField('Wikipedia', config.wiki_link, urlCell),
    ...optionalField('Information', config.info_link, urlCell),
  ];
}

function kilograms(mass: number): Cell {
  return unbrokenCell(`${mass} kg`);
}

function metres(length: number): Cell {
  return unbrokenCell(`${length} m`);
}

/** Formats attempts and their outcomes: `22: 22 successful, 0 failed`. */
function outcomesCell(
  total: number,
  successful: number | null | undefined,
  failed: number | null | undefined,
): Cell {
  const outcomes = [
    ...(typeof successful === 'number' ? [`${successful} successful`] : []),
    ...(typeof failed === 'number' ? [`${failed} failed`] : []),
  ];
  return phrasesCell(outcomes.length === 0 ? String(total) : `${total}: ${outcomes.join(', ')}`);
}

export function agencyCell({ name, abbrev }: NonNullable<SpacecraftConfiguration['agency']>): Cell {
  return cell(name && abbrev ? `${name} (${abbrev})` : name || abbrev);
}
