import type { Image, Spacecraft } from '../ll2/spacecraft.ts';
import { type CardOptions, fieldSection, optionalField, proseSections } from './card-sections.ts';
import { type Cell, cell, phrasesCell, unbrokenCell, urlCell, yesNoCell } from './cell.ts';
import { configurationSections } from './configuration-sections.ts';
import { flightsSection } from './flights-section.ts';
import { launchDateFields } from './launch-dates.ts';
import { durationCell, inSpaceFact, nameCell, statusCell } from './spacecraft-cells.ts';
import type { Card, Section } from './view.ts';

export function spacecraftCard(record: Spacecraft, options: CardOptions): Card {
  const { spacecraft_config: config, flights } = record;
  return {
    title: nameCell(record, 'heading'),
    facts: [statusFact(record), inSpaceFact(record.in_space)],
    sections: [
      identitySection(record),
      ...proseSections(undefined, record.description),
      timeSection(record, options),
      ...(config ? configurationSections(config, options) : []),
      ...imageSections(record.image),
      ...(options.detailed && flights ? [flightsSection(flights, options)] : []),
    ],
  };
}

function statusFact({ status }: Spacecraft): Cell {
  return status?.name ? statusCell(status.name) : cell('status unknown', 'faint');
}

function identitySection(record: Spacecraft): Section {
  return fieldSection(undefined, [
    { label: 'Id', cell: cell(record.id) },
    { label: 'Serial number', cell: unbrokenCell(record.serial_number) },
    ...(record.is_placeholder ? [{ label: 'Placeholder', cell: yesNoCell(true) }] : []),
    { label: 'Flights', cell: cell(record.flights_count) },
    { label: 'Mission ends', cell: cell(record.mission_ends_count) },
  ]);
}

function timeSection(record: Spacecraft, { detailed, now, durations }: CardOptions): Section {
  return fieldSection('Times', [
    { label: 'Time in space', cell: durationCell(record.time_in_space, durations, 3) },
    { label: 'Time docked', cell: durationCell(record.time_docked, durations, 3) },
    ...(detailed ? launchDateFields(record.flights ?? [], now) : []),
    ...optionalField('Fastest turnaround', record.fastest_turnaround, (turnaround) =>
      durationCell(turnaround, durations, 3),
    ),
  ]);
}

/** The licences of the images require the credit beside the URL. */
function imageSections(image: Image | null | undefined): Section[] {
  if (!image?.image_url) return [];
  const { name: licence, link } = image.license ?? {};
  return [
    fieldSection('Image', [
      { label: 'URL', cell: urlCell(image.image_url) },
      { label: 'Credit', cell: cell(image.credit) },
      { label: 'Licence', cell: phrasesCell([licence, link].filter(Boolean).join(', ')) },
    ]),
  ];
}
