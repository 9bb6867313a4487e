import type { Entry } from '../ll2/entry.ts';
import type { Spacecraft } from '../ll2/spacecraft.ts';
import type { DurationStyle } from '../output-options.ts';
import { type Cell, cell, unbrokenCell, urlCell, yesNoCell } from './cell.ts';
import { durationHeading, durationText, durationValue } from './duration-style.ts';
import { inSpaceCell, statusCell } from './spacecraft-cells.ts';
import type { Column } from './view.ts';

/** What the content of columns depends on, besides the record. */
export interface ColumnOptions {
  readonly durations: DurationStyle;
  /** In milliseconds since the epoch. Decides whether a flight took place. */
  readonly now: number;
}

/** A column of spacecraft, declared once for output, help and completion. */
export interface SpacecraftColumn
  extends Pick<Column<Entry>, 'name' | 'heading' | 'priority' | 'orderingField' | 'details'> {
  /** What it contains. */
  readonly help: string;
  /** Returns the column as it is printed with these options. */
  create(options: ColumnOptions): Column<Entry>;
}

/** How a type of value is shown. */
interface CellFormat<Value> {
  readonly align: 'left' | 'right';
  readonly toCell: (value: Value | null | undefined, style: DurationStyle) => Cell;
  /** Returns the value for machine formats, by default as in the API. */
  readonly toValue?: (value: Value, style: DurationStyle) => unknown;
  readonly toHeading?: (heading: string, style: DurationStyle) => string;
}

export const TEXT: CellFormat<string> = { align: 'left', toCell: (text) => cell(text) };
/** Text that people copy whole. */
export const CODE: CellFormat<string> = { align: 'left', toCell: (code) => unbrokenCell(code) };
export const NUMBER: CellFormat<number> = { align: 'right', toCell: (number) => cell(number) };
export const FLAG: CellFormat<boolean> = { align: 'left', toCell: yesNoCell };
export const STATUS: CellFormat<string> = { align: 'left', toCell: statusCell };
export const IN_SPACE: CellFormat<boolean> = { align: 'left', toCell: inSpaceCell };
export const URL_TEXT: CellFormat<string> = { align: 'left', toCell: urlCell };
export const DURATION: CellFormat<string> = {
  align: 'right',
  toCell: (text, style) => unbrokenCell(text && durationText(text, style)),
  toValue: durationValue,
  toHeading: durationHeading,
};

type DeclarationOptions = Pick<
  SpacecraftColumn,
  'help' | 'priority' | 'orderingField' | 'details'
> & {
  /** The content for human formats, if the record has more than the value for it. */
  readonly cell?: (record: Spacecraft) => Cell;
};

/** Declares a column. `read` also receives the current time, in milliseconds since the epoch. */
export function column<Value>(
  name: string,
  heading: string,
  { align, toCell, toValue, toHeading }: CellFormat<Value>,
  read: (record: Spacecraft, now: number) => Value | null | undefined,
  { help, cell: cellOf, ...traits }: DeclarationOptions,
): SpacecraftColumn {
  return {
    ...{ name, heading, help, ...traits },
    create({ durations, now }) {
      const exactValue = ({ record }: Entry) => read(record, now);
      return {
        ...{ name, align, exactValue, ...traits },
        heading: toHeading?.(heading, durations) ?? heading,
        cell: (entry) => cellOf?.(entry.record) ?? toCell(exactValue(entry), durations),
        value: (entry) => {
          const value = exactValue(entry);
          const isKnown = value !== null && value !== undefined;
          return isKnown && toValue ? toValue(value, durations) : value;
        },
      };
    },
  };
}
