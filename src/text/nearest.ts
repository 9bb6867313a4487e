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

/** Returns the candidate that the text is most likely a typo of; undefined if none is really near. */
export function nearMiss(text: string, candidates: readonly string[]): string | undefined {
  const typed = withoutHyphens(text);
  const maxDistance = typed.length < 6 ? 1 : 2;
  const near = candidates.map((candidate) => ({
    candidate,
    distance: typoDistance(typed, withoutHyphens(candidate)),
  }));
  const [best] = near
    .filter(({ distance }) => distance <= maxDistance)
    .toSorted((a, b) => a.distance - b.distance);
  return best?.candidate;
}

/** Ignores hyphens, underscores and case. */
function withoutHyphens(text: string): string {
  return text.replaceAll(/[-_]/g, '').toLowerCase();
}

/** Like the edit distance, but counts two swapped letters, or missing letters at the end, as one. */
function typoDistance(typed: string, candidate: string): number {
  const missing = candidate.length - typed.length;
  if (typed.length < 3 || Math.abs(missing) > 2) return Number.POSITIVE_INFINITY;
  if (typed.length > 3 && candidate.startsWith(typed)) return Math.min(missing, 1);
  const distance = leven(typed, candidate);
  return distance === 2 && missing === 0 && isSwapped(typed, candidate) ? 1 : distance;
}

function isSwapped(typed: string, candidate: string): boolean {
  return Array.from(typed).some((_, index) => {
    const swapped = `${typed.slice(0, index)}${typed.charAt(index + 1)}${typed.charAt(index)}`;
    return swapped + typed.slice(index + 2) === candidate;
  });
}
