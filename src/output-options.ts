/** Values of `--format`. */
export const FORMATS = ['table', 'json', 'ndjson', 'csv', 'tsv', 'yaml', 'markdown'] as const;

export type Format = (typeof FORMATS)[number];

/** Values of `--color`. */
export const COLOR_MODES = ['auto', 'always', 'never'] as const;

export type ColorMode = (typeof COLOR_MODES)[number];
