import leven from 'leven';

/** The candidate that the text was most likely meant to be, unless all are too far from it. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const wanted = text.toLowerCase();
  let best: string | undefined;
  let least = Math.max(2, Math.ceil(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = leven(wanted, candidate.toLowerCase());
    // With not one letter in common, it is no slip of the finger.
    if (distance < least && distance < candidate.length) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}
