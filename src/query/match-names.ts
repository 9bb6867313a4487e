/** Finds the spacecraft that a text means: its name, its serial number, or words of its name. */
import { fold } from '../text/fold.ts';
import { nearest } from '../text/nearest.ts';

/** What people call a spacecraft. */
export interface Identity {
  readonly name: string;
  readonly serial_number?: string | null | undefined;
}

export interface NameMatches<Spacecraft> {
  /** What the text is. Only some words of a name are a guess. */
  readonly kind: 'name' | 'serial number' | 'words';
  readonly spacecraft: readonly Spacecraft[];
}

/**
 * The forms of a name and a serial number that a text is compared with. Each is computed when it is
 * used: most texts are exact names, and folding all names takes milliseconds.
 */
class Forms {
  readonly exact: string;
  readonly #identity: Identity;
  #lowerCase: string | undefined;
  #folded: string | undefined;
  #serialNumber: string | undefined;
  #words: readonly string[] | undefined;

  constructor(identity: Identity) {
    this.#identity = identity;
    this.exact = identity.name.normalize();
  }

  get lowerCase(): string {
    this.#lowerCase ??= this.exact.toLowerCase();
    return this.#lowerCase;
  }

  get folded(): string {
    this.#folded ??= fold(this.exact);
    return this.#folded;
  }

  /** Empty if there is none. */
  get serialNumber(): string {
    this.#serialNumber ??= fold(this.#identity.serial_number ?? '');
    return this.#serialNumber;
  }

  get words(): readonly string[] {
    this.#words ??= splitWords(this.folded);
    return this.#words;
  }
}

interface Rule {
  readonly kind: NameMatches<unknown>['kind'];
  isMatch(typed: Forms, known: Forms): boolean;
}

/** The first rule with a match decides. */
const RULES: readonly Rule[] = [
  { kind: 'name', isMatch: (typed, known) => typed.exact === known.exact },
  { kind: 'name', isMatch: (typed, known) => typed.lowerCase === known.lowerCase },
  { kind: 'name', isMatch: (typed, known) => isEqual(typed.folded, known.folded) },
  {
    kind: 'serial number',
    isMatch: (typed, known) => isEqual(typed.folded, known.serialNumber),
  },
  { kind: 'words', isMatch: (typed, known) => containsWords(typed.words, known.words) },
];

/** Returns a function that finds what a text means among these spacecraft; undefined if nothing. */
export function nameMatcher<Spacecraft extends Identity>(
  spacecraft: readonly Spacecraft[],
): (text: string) => NameMatches<Spacecraft> | undefined {
  let known: { readonly item: Spacecraft; readonly forms: Forms }[] | undefined;
  return (text) => {
    known ??= spacecraft.map((item) => ({ item, forms: new Forms(item) }));
    const typed = new Forms({ name: text });
    for (const { kind, isMatch } of RULES) {
      const matches = known.filter(({ forms }) => isMatch(typed, forms));
      if (matches.length > 0) return { kind, spacecraft: matches.map(({ item }) => item) };
    }
    return undefined;
  };
}

/** Maximum number of similar names that are worth reading. */
const MAX_SIMILAR = 3;

/** Returns the spacecraft whose names are closest to a misspelled one. */
export function similarNames<Spacecraft extends Identity>(
  text: string,
  spacecraft: readonly Spacecraft[],
): Spacecraft[] {
  const candidates = new Map(spacecraft.map((item) => [item.name, item]));
  const similar: Spacecraft[] = [];
  while (similar.length < MAX_SIMILAR) {
    const name = nearest(text, [...candidates.keys()]);
    const item = name === undefined ? undefined : candidates.get(name);
    if (!item) break;
    similar.push(item);
    candidates.delete(item.name);
  }
  return similar;
}

/**
 * Returns a search of the API that finds every name a text can mean, among others. The API compares
 * accents, and a few names contain them as separate characters, so accented letters are left out.
 */
export function nameSearch(text: string): string {
  const plain = [...text.normalize()].map((letter) =>
    letter.normalize('NFD') === letter ? letter : ' ',
  );
  return [...new Set(splitWords(plain.join('')))].join(' ');
}

/** Splits text into words of letters and digits; numbers lose their leading zeros. */
function splitWords(text: string): string[] {
  return text
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.replace(/^0+(?=\d+$)/, ''));
}

/** Returns whether folded texts are the same. Text of hyphens only is empty. */
function isEqual(typed: string, known: string): boolean {
  return typed !== '' && typed === known;
}

/** Returns whether each typed word starts another word of the name; a number must be the whole word. */
function containsWords(typed: readonly string[], name: readonly string[]): boolean {
  const unused = [...name];
  return (
    typed.length > 0 &&
    typed.every((word) => {
      const whole = unused.indexOf(word);
      const isNumber = /^\d+$/.test(word);
      const index =
        whole >= 0 || isNumber ? whole : unused.findIndex((other) => other.startsWith(word));
      if (index >= 0) unused.splice(index, 1);
      return index >= 0;
    })
  );
}
