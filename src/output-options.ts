/** Values of `--format`. */
export const FORMATS = ['table', 'json', 'ndjson', 'csv', 'tsv', 'yaml', 'markdown'] as const;

export type Format = (typeof FORMATS)[number];

/** Values of `--durations`. */
export const DURATION_STYLES = ['human', 'iso', 'days', 'hours', 'seconds'] as const;

export type DurationStyle = (typeof DURATION_STYLES)[number];

/** Values of `--color`. */
export const COLOR_MODES = ['auto', 'always', 'never'] as const;

export type ColorMode = (typeof COLOR_MODES)[number];
