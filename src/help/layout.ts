/** Help is not wider than this, however wide the terminal: longer lines are hard to read. */
const WIDEST = 100;

/** Nor narrower, whatever the terminal: it then wraps by itself. */
const NARROWEST = 40;

/** What a definition is indented by, and parted from its term. */
const INDENT = 2;
const GAP = 2;

/** What a definition beside its term needs at the least. */
const NARROWEST_MEANING = 24;

/** A term that is longer, however wide the terminal, has its definition below it. */
const MAX_TERM_WIDTH = 60;

/** The width, in columns, that help is laid out in. */
export function helpWidth(columns: number | undefined): number {
  return Math.min(WIDEST, Math.max(NARROWEST, columns || 80));
}

/** Plain text in lines of at most so many columns, broken between words. All of help is ASCII. */
export function paragraph(text: string, width: number, indent = 0): string {
  const margin = ' '.repeat(indent);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > width) {
      lines.push(margin + line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, margin + line].join('\n');
}

/** Terms with what they mean beside them, or below them where they are long. */
export function definitions(pairs: readonly (readonly [string, string])[], width: number): string {
  const longest = Math.min(MAX_TERM_WIDTH, width - NARROWEST_MEANING - INDENT - GAP);
  const lengths = pairs.map(([term]) => term.length).filter((length) => length <= longest);
  const column = INDENT + Math.max(0, ...lengths) + GAP;
  return pairs
    .map(([term, meaning]) => {
      const beside = paragraph(meaning, width, column);
      const head = ' '.repeat(INDENT) + term;
      return head.length + GAP > column ? `${head}\n${beside}` : head + beside.slice(head.length);
    })
    .join('\n');
}
