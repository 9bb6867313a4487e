/** Maximum width of help in columns, because long lines are hard to read. */
const MAX_WIDTH = 100;

/** Minimum width of help in columns. A narrower terminal wraps the lines itself. */
const MIN_WIDTH = 40;

/** Width for a pipe, or a terminal that doesn't report its width. */
const DEFAULT_WIDTH = 80;

/** Spaces before a term, and between a term and its definition. */
const INDENT = 2;
const GAP = 2;

/** Minimum width of a definition beside its term. */
const MIN_DEFINITION_WIDTH = 24;

/** Maximum width of a term with the definition beside it; otherwise the definition goes below. */
const MAX_TERM_WIDTH = 60;

/** Returns the width of help for an output of this width, in columns. */
export function helpWidth(columns: number | undefined): number {
  return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, columns || DEFAULT_WIDTH));
}

/** Wraps text at spaces to lines of at most `width` characters, including the indentation. */
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

/** Lays out terms with their definitions in two columns. */
export function definitions(pairs: readonly (readonly [string, string])[], width: number): string {
  const maxTerm = Math.min(MAX_TERM_WIDTH, width - MIN_DEFINITION_WIDTH - INDENT - GAP);
  const lengths = pairs.map(([term]) => term.length).filter((length) => length <= maxTerm);
  const column = INDENT + lengths.reduce((a, b) => Math.max(a, b), 0) + GAP;
  return pairs
    .map(([term, definition]) => {
      const head = ' '.repeat(INDENT) + term;
      const body = paragraph(definition, width, column);
      return head.length + GAP > column ? `${head}\n${body}` : head + body.slice(head.length);
    })
    .join('\n');
}
