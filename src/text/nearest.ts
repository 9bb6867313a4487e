import leven from 'leven';

/** Returns the candidate with the smallest edit distance to the text; undefined if none is close. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const typed = text.toLowerCase();
  const maxDistance = Math.max(2, Math.ceil(typed.length / 3));
  let best: string | undefined;
  let bestDistance = maxDistance + 1;
  for (const candidate of candidates) {
    const distance = leven(typed, candidate.toLowerCase());
    // The distance is at least this, and costs the product of the lengths.
    if (Math.abs(typed.length - candidate.length) >= bestDistance) continue;
    // A distance of the candidate's whole length means that no letter matches: not a typo.
    if (distance < bestDistance && distance < candidate.length) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}
