import { fold } from '../text/fold.ts';

/** Why a destination matches. */
export type DestinationMatch = 'text' | 'initials' | 'none';

/** Returns a function that compares destinations with a text, ignoring case and accents. */
export function destinationMatcher(text: string): (destination: string | null) => DestinationMatch {
  const typed = fold(text);
  /** There are few destinations, and folding takes long. */
  const known = new Map<string, DestinationMatch>();
  return (destination) => {
    if (destination === null) return 'none';
    const match = known.get(destination) ?? compare(fold(destination), typed);
    known.set(destination, match);
    return match;
  };
}

function compare(destination: string, typed: string): DestinationMatch {
  // Text of hyphens only is empty when folded.
  if (typed === '') return 'none';
  if (destination.includes(typed)) return 'text';
  return typed.length > 1 && initials(destination) === typed ? 'initials' : 'none';
}

/** Returns `iss` for `international space station`. */
function initials(destination: string): string {
  return destination
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.charAt(0))
    .join('');
}
