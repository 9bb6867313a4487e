import type { Command, FlagTexts } from '../flags/command.ts';
import { flagName, spellings } from '../flags/flag.ts';
import { spellingsOf } from './spellings.ts';
import type { Option } from './tokens.ts';

/**
 * Returns the values of options by the spelling that was typed, which messages name. Joins repeated
 * values of a flag that accepts several; otherwise the last one counts.
 */
export function flagTexts(options: readonly Option[], command: Command): FlagTexts {
  const known = spellingsOf(command);
  const texts: Record<string, string> = {};
  for (const { spelling, value } of options) {
    const meaning = known.get(spelling);
    if (!meaning) continue;
    const { flag, implied = '' } = meaning;
    // A value that is implied cannot be wrong, so no message names its spelling.
    const key = value === undefined ? flagName(flag) : spelling;
    const all = spellings(flag);
    const previous = all.map((each) => texts[each]).find((text) => text !== undefined);
    for (const each of all) delete texts[each];
    const text = value ?? implied;
    texts[key] = flag.several && previous !== undefined ? `${previous},${text}` : text;
  }
  return texts;
}
