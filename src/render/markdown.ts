import { markdownTable } from 'markdown-table';
import type { View } from '../view/view.ts';
import { MAX_ALIGNED_WIDTH, measureFor } from './measure.ts';

/** A table of GitHub Flavored Markdown, whose source is aligned too. */
export async function* markdown<Row>({ columns, rows }: View<Row>): AsyncIterable<string> {
  const body = rows.map((row) => columns.map((column) => escapeMarkup(column.cell(row).text)));
  const head = columns.map(({ heading }) => escapeMarkup(heading));
  const measure = await measureFor([...head, ...body.flat()]);
  const stringLength = (text: string) =>
    Math.min(MAX_ALIGNED_WIDTH, measure.width(text, MAX_ALIGNED_WIDTH));
  const align = columns.map((column) => column.align);
  yield `${markdownTable([head, ...body], { align, stringLength })}\n`;
}

/** A URL, with the punctuation after it, or an email address: GitHub makes links of both. */
const LINK = /(?:https?:\/\/|www\.)[^\s<>"]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/gi;

/** Escapes the characters with a meaning in Markdown or HTML, except in links. */
function escapeMarkup(text: string): string {
  let escaped = '';
  let end = 0;
  for (const { 0: match, index } of text.matchAll(LINK)) {
    const link = match === text ? match : withoutPunctuation(match);
    escaped += escapeCharacters(text.slice(end, index)) + linkMarkup(link);
    end = index + link.length;
  }
  return escaped + escapeCharacters(text.slice(end));
}

/** Drops what belongs to the sentence, such as a closing parenthesis without an opening one. */
function withoutPunctuation(link: string): string {
  let unopened = link.split(')').length - link.split('(').length;
  let end = link.length;
  for (; end > 0; end--) {
    const last = link.charAt(end - 1);
    if (last === ')' && unopened > 0) unopened--;
    else if (!"?!.,:;'".includes(last)) break;
  }
  return link.slice(0, end);
}

function escapeCharacters(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|~&]/g, (character) => `\\${character}`);
}

/**
 * Returns a link in angle brackets, where a backslash is no escape but part of the URL. A link
 * without a scheme has its text in front, because angle brackets alone would not make it a link.
 */
function linkMarkup(link: string): string {
  if (!/^www\./i.test(link)) return `<${safeUrl(link)}>`;
  return `[${escapeCharacters(link)}](<http://${safeUrl(link)}>)`;
}

/** Encodes what ends a cell, and what would be decoded: `|` and entities such as `&copy;`. */
function safeUrl(url: string): string {
  return url
    .replace(/[|\\`]/g, (character) => encodeURIComponent(character))
    .replace(/&(?=#?\w+;)/g, '&amp;');
}
