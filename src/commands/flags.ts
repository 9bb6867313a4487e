/** The flags of each command. */
import type { FlagValues } from '../flags/flag.ts';
import { OUTPUT_FLAGS } from '../flags/output.ts';
import { SOURCE_FLAGS } from '../flags/source.ts';
import { FILTERS } from '../query/filters.ts';
import { modeFlag, PAGE_FLAGS } from '../query/spacecraft-query.ts';

export const LIST_FLAGS = { ...FILTERS, ...PAGE_FLAGS, ...OUTPUT_FLAGS, ...SOURCE_FLAGS } as const;

const { search: _, ...SEARCH_FLAGS } = LIST_FLAGS;

export { SEARCH_FLAGS };

export const SHOW_FLAGS = { mode: modeFlag, ...OUTPUT_FLAGS, ...SOURCE_FLAGS } as const;

export type ListValues = FlagValues<typeof LIST_FLAGS>;
export type ShowValues = FlagValues<typeof SHOW_FLAGS>;
