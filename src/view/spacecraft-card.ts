import type { Image, Spacecraft } from '../ll2/spacecraft.ts';
import { type CardOptions, fieldSection, optionalField, proseSections } from './card-sections.ts';
import { cell, urlCell, yesNoCell } from './cell.ts';
import { agencySections, configurationSections } from './configuration-sections.ts';
import { flightsSection } from './flights-section.ts';
import { durationCell, inSpaceCell, nameCell, statusCell } from './spacecraft-cells.ts';
import type { Card, Section } from './view.ts';

export function spacecraftCard(record: Spacecraft, options: CardOptions): Card {
  const { spacecraft_config: config, flights } = record;
  return {
    title: nameCell(record, 'heading'),
    sections: [
      identitySection(record),
      ...proseSections(undefined, record.description),
      statusSection(record),
      timeSection(record, options),
      ...(config ? configurationSections(config, options) : []),
      ...(config ? agencySections(config) : []),
      ...imageSections(record.image),
      ...(options.detailed && flights ? [flightsSection(flights, options)] : []),
    ],
  };
}

function identitySection({ id, serial_number, is_placeholder }: Spacecraft): Section {
  return fieldSection(undefined, [
    { label: 'Id', cell: cell(id) },
    { label: 'Serial number', cell: cell(serial_number) },
    ...(is_placeholder ? [{ label: 'Placeholder', cell: yesNoCell(true) }] : []),
  ]);
}

/** The status does not tell whether it is in space: an active spacecraft may be on the ground. */
function statusSection({ status, in_space }: Spacecraft): Section {
  return fieldSection('Status', [
    { label: 'Status', cell: statusCell(status?.name) },
    { label: 'In space', cell: inSpaceCell(in_space) },
  ]);
}

function timeSection(record: Spacecraft, { durations }: CardOptions): Section {
  return fieldSection('Time', [
    { label: 'In space', cell: durationCell(record.time_in_space, durations, 3) },
    { label: 'Docked', cell: durationCell(record.time_docked, durations, 3) },
    { label: 'Flights', cell: cell(record.flights_count) },
    { label: 'Mission ends', cell: cell(record.mission_ends_count) },
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
      { label: 'Licence', cell: cell([licence, link].filter(Boolean).join(', ')) },
    ]),
  ];
}
