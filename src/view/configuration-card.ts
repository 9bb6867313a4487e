import type { SpacecraftConfiguration } from '../ll2/spacecraft.ts';
import type { DurationStyle } from '../output-options.ts';
import type { FlightsPerYear } from '../query/flights-per-year.ts';
import { clean } from '../text/clean.ts';
import { fieldSection, optionalField, proseSections } from './card-sections.ts';
import { cell, phrasesCell, yesNoCell } from './cell.ts';
import { configurationNameCell } from './configuration-cells.ts';
import { agencyCell, figureFields } from './configuration-sections.ts';
import { countryNames, durationCell, familyNames } from './spacecraft-cells.ts';
import type { Card, Part, Section } from './view.ts';

export interface ConfigurationCardOptions {
  readonly durations: DurationStyle;
  /** The time that dates are relative to, in milliseconds since the epoch. */
  readonly now: number;
  /** Undefined if it is unknown. */
  readonly flights: FlightsPerYear | undefined;
}

export function configurationCard(
  config: SpacecraftConfiguration,
  options: ConfigurationCardOptions,
): Card {
  const { flights } = options;
  const isDetailed = config.response_mode === 'detailed';
  return {
    title: configurationNameCell(config, 'heading'),
    sections: [
      identitySection(config),
      ...(isDetailed ? [figuresSection(config, options)] : []),
      ...proseSections('Capability', config.capability),
      ...proseSections('History', config.history),
      ...proseSections('Details', config.details),
      ...(flights ? [flightsPerYearSection(flights)] : []),
    ],
  };
}

function identitySection(config: SpacecraftConfiguration): Section {
  return fieldSection(undefined, [
    { label: 'Id', cell: cell(config.id) },
    { label: 'Type', cell: cell(config.type?.name) },
    ...optionalField('Agency', config.agency, agencyCell),
    ...optionalField('Country', countryNames(config), phrasesCell),
    ...optionalField('Family', familyNames(config), phrasesCell),
    { label: 'In use', cell: yesNoCell(config.in_use) },
  ]);
}

function figuresSection(
  config: SpacecraftConfiguration,
  { now, durations }: ConfigurationCardOptions,
): Section {
  return fieldSection('Figures', [
    ...figureFields(config, now),
    ...optionalField('Fastest turnaround', config.fastest_turnaround, (turnaround) =>
      durationCell(turnaround, durations, 3),
    ),
  ]);
}

function flightsPerYearSection({ firstYear, counts, total, undated }: FlightsPerYear): Section {
  if (total === 0) {
    const none: Part = { kind: 'prose', paragraphs: [clean('none in the catalogue')] };
    return { heading: 'Flights per year', parts: [none] };
  }
  const years: Part = { kind: 'years', firstYear, amounts: counts };
  const notes: Part = {
    kind: 'fields',
    fields: undated > 0 ? [{ label: 'Year unknown', cell: cell(undated) }] : [],
  };
  return { heading: `Flights per year (${total})`, parts: [years, notes] };
}
