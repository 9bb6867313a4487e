/** Links in Markdown. */
import { lexer, type Token, type Tokens } from 'marked';
import { describe, expect, test } from 'vitest';
import { markdown } from '../../src/render/markdown.ts';
import { cell } from '../../src/view/cell.ts';
import { recordView } from '../../src/view/record-view.ts';
import { cpuTime } from '../setup.ts';

async function print(text: string): Promise<string> {
  const view = recordView(
    { text },
    {
      columns: [['text', 'text']],
      card: { title: cell(''), sections: [] },
    },
  );
  let output = '';
  for await (const piece of markdown(view)) output += piece;
  return output;
}

/** Returns the links in a cell, and its text. */
async function read(text: string): Promise<{ links: string[]; text: string }> {
  const table = lexer(await print(text))[0] as Tokens.Table;
  const tokens = table.rows[0]?.[0]?.tokens ?? [];
  return { links: linksIn(tokens), text: plainText(tokens) };
}

function linksIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => (token.type === 'link' ? [token.href] : []));
}

function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => ('tokens' in token && token.tokens ? plainText(token.tokens) : token.raw))
    .join('')
    .replaceAll(/\\(?=[\\`*_{}[\]<>|~&])/g, '');
}

/** Undoes the encoding of `marked`, which writes hrefs as HTML needs them. */
const decoded = (href: string | undefined) =>
  href?.replaceAll(/%(?:5[BD]|7[BD])/gi, decodeURIComponent);

describe('a URL stays a link', () => {
  test.each([
    'https://en.wikipedia.org/wiki/Soyuz_TMA',
    'https://en.wikipedia.org/wiki/Soyuz_(spacecraft)',
    'http://a.example/~user/*/[1]/{2}?a=1&b=2&copy=3#top',
    'https://a.example/?q=a_b_c&_d_',
    'https://a.example/a_b.',
    'https://a.example/\\*x',
  ])('%s', async (url) => {
    const { links } = await read(url);
    expect(links.map(decoded)).toEqual([url.replace('\\', '%5C')]);
  });

  test.each([
    ['in a sentence', 'See https://a.example/a_b_c, or (https://b.example/d_e).'],
    ['after markup', '*_https://a.example/a_b_c https://b.example/d_e'],
  ])('%s', async (_, text) => {
    expect(await read(text)).toEqual({
      links: ['https://a.example/a_b_c', 'https://b.example/d_e'],
      text,
    });
  });

  test('without a scheme', async () => {
    expect(await read('www.a.example/b_c_d')).toEqual({
      links: ['http://www.a.example/b_c_d'],
      text: 'www.a.example/b_c_d',
    });
  });

  test('of an email address', async () => {
    expect((await read('write to a_b_c@d.example')).links).toEqual(['mailto:a_b_c@d.example']);
  });

  test('without ending its cell or being decoded', async () => {
    expect(await print('https://a.example/?a|b`c&copy;=1')).toContain(
      '<https://a.example/?a%7Cb%60c&amp;copy;=1>',
    );
  });
});

test('markup that looks like a URL is escaped', async () => {
  for (const text of ['<b>', '_http_', 'https://', 'https:/a_b_', 'javascript:a_b_', 'a@b_c_']) {
    expect(await read(text)).toEqual({ links: [], text });
  }
});

test.each(['x', ')', '.', '@', 'a@', 'https://a.example/', 'www.a', '&a;'])(
  'a megabyte of %j takes no more than linear time',
  async (part) => {
    const start = cpuTime();
    await print(`https://a.example/${part.repeat(1_000_000 / part.length)}, x`);
    expect(cpuTime() - start).toBeLessThan(4_000);
  },
);
