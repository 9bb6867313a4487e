import leven from 'leven';

/** Returns the candidate with the smallest edit distance to the text; undefined if none is close. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const typed = text.toLowerCase();
  const maxDistance = Math.max(2, Math.ceil(typed.length / 3));
  let best: string | undefined;
  let bestDistance = maxDistance + 1;
  for (const candidate of candidates) {
    const known = candidate.toLowerCase();
    // A distance of the candidate's whole length means that no letter matches: not a typo.
    const limit = Math.min(bestDistance, known.length);
    // The distance is at least this, and costs the product of the lengths.
    if (Math.abs(typed.length - known.length) >= limit) continue;
    const distance = leven(typed, known, { maxDistance: limit });
    if (distance < limit) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}
