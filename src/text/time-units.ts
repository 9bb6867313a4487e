/** Lengths of units of time in seconds; months and years have their average length. */
export const SECONDS = {
  year: 31_556_952,
  month: 2_629_746,
  week: 604_800,
  day: 86_400,
  hour: 3_600,
  minute: 60,
  second: 1,
} as const;
