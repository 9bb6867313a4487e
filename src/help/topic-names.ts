/** The topics of `spacecraft help`, besides the commands. */
export const TOPIC_NAMES = [
  'formatting',
  'columns',
  'exit-codes',
  'environment',
  'filters',
  'statuses',
  'quota',
] as const;

export type TopicName = (typeof TOPIC_NAMES)[number];
