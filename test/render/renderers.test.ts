/** Properties of all formats and widths, checked with random records. */
import fc from 'fast-check';
import { load } from 'js-yaml';
import { lexer, type Tokens } from 'marked';
import { parse } from 'papaparse';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { entryOfRecord } from '../../src/ll2/entry.ts';
import type { Spacecraft } from '../../src/ll2/spacecraft.ts';
import { summarize } from '../../src/ll2/summary.ts';
import { FORMATS, type Format } from '../../src/output-options.ts';
import { groupsBy } from '../../src/query/grouping.ts';
import { loadRenderer } from '../../src/render/load-renderer.ts';
import type { RenderOptions } from '../../src/render/render.ts';
import { withColumns } from '../../src/view/choose-columns.ts';
import { comparedColumns, compareView } from '../../src/view/compare-view.ts';
import { listView, showView, spacecraftKind } from '../../src/view/spacecraft-view.ts';
import { statsView } from '../../src/view/stats-view.ts';
import type { View } from '../../src/view/view.ts';
import { anyCharacter } from '../any-text.ts';

/** Names, other scripts, emoji, combining marks, markup, formulas, control characters, long text. */
const text = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'Soyuz TMA-8',
      'Crew Dragon 2',
      'Прогресс МС',
      '神舟 19',
      '👩‍🚀 ⚡️ crew',
      'é́́',
      '=1+1',
      '-5',
      '@x',
      '|a|*b*_c_<d>',
      'a\\b',
      '"quoted", yes',
      "it's",
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  { weight: 2, arbitrary: fc.string({ unit: anyCharacter, maxLength: 30 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '\u001b[31mred\u001b]8;;http://x\u0007',
      'a\r\nb\tc',
      '\u202eabc',
      'x'.repeat(500),
      '宽'.repeat(200),
    ),
  },
);

const nullable = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
const duration = fc.oneof(
  fc.constantFrom('P0D', 'PT9M', 'P182DT22H42M40S', 'PT1.5S', '-P1D'),
  text,
);
const count = fc.integer({ min: -5, max: 99_999 });
const named = fc.record({ id: fc.nat(), name: text });

const record: fc.Arbitrary<Spacecraft> = fc.record(
  {
    response_mode: fc.constantFrom('normal', 'detailed'),
    id: fc.nat(),
    name: text,
    serial_number: nullable(text),
    in_space: nullable(fc.boolean()),
    is_placeholder: nullable(fc.boolean()),
    time_in_space: nullable(duration),
    time_docked: nullable(duration),
    flights_count: nullable(count),
    mission_ends_count: nullable(count),
    status: nullable(
      fc.record({ id: fc.nat(), name: fc.oneof(fc.constantFrom('Active', 'Single Use'), text) }),
    ),
    description: nullable(text),
    image: nullable(
      fc.record({
        image_url: nullable(fc.oneof(fc.webUrl(), text)),
        credit: nullable(text),
        license: fc.constant(null),
      }),
    ),
    spacecraft_config: nullable(
      fc.record(
        {
          id: fc.nat(),
          name: text,
          type: nullable(named),
          agency: nullable(fc.record({ id: fc.nat(), name: text, abbrev: nullable(text) })),
          family: nullable(fc.array(named, { maxLength: 2 })),
          wiki_link: nullable(fc.oneof(fc.webUrl(), text)),
          maiden_flight: nullable(text),
          height: nullable(
            fc
              .double({ noNaN: true, noDefaultInfinity: true, min: 0 })
              .filter((height) => !Object.is(height, -0)),
          ),
          details: nullable(text),
        },
        { requiredKeys: ['id', 'name'] },
      ),
    ),
    flights: nullable(
      fc.array(
        fc.record({
          id: fc.nat(),
          destination: nullable(text),
          mission_end: nullable(fc.constantFrom('2006-09-29T01:13:00Z', 'soon')),
          duration: nullable(duration),
          launch: nullable(
            fc.record({
              name: nullable(text),
              net: nullable(fc.constantFrom('2006-03-30T02:30:20Z', '')),
            }),
          ),
        }),
        { maxLength: 3 },
      ),
    ),
  },
  { requiredKeys: ['id', 'name'] },
);

const recordList = fc.array(record, { maxLength: 6 });
const width = fc.integer({ min: 40, max: 250 });

const defaultOptions: RenderOptions = {
  width: Number.POSITIVE_INFINITY,
  paint: (text) => text,
  bars: true,
  header: undefined,
};

async function render<Row>(
  view: View<Row>,
  format: Format,
  options: Partial<RenderOptions> = {},
): Promise<string> {
  const renderer = await loadRenderer(format);
  let output = '';
  for await (const piece of renderer(view, { ...defaultOptions, ...options })) output += piece;
  return output;
}

type Print = (format: Format, options?: Partial<RenderOptions>) => Promise<string>;

const OPTIONS = { durations: 'human', now: Date.UTC(2026, 10, 23) } as const;

/** One function per view of spacecraft, which prints it in a format. */
function everyView(records: readonly Spacecraft[]): Print[] {
  const entries = records.map((record) => entryOfRecord(record));
  const population = {
    spacecraft: records.map((record) => summarize(record)),
    flights: undefined,
  };
  const page = { count: entries.length, results: [] };
  const options = { ...OPTIONS, isDetailed: () => true, asArray: true };
  const inDays = { ...options, durations: 'days' as const };
  const groups = [
    { by: 'agency', isOfFlights: false, groups: groupsBy('agency', population, OPTIONS.now) },
  ];
  return [
    printerOf(listView({ page, entries, orderedBy: ['flights_count'], ...options })),
    printerOf(listView({ page, entries, orderedBy: [], ...inDays })),
    printerOf(showView(entries, options)),
    printerOf(showView(entries, inDays)),
    printerOf(compareView(entries, comparedColumns(spacecraftKind(options), true))),
    printerOf(statsView(population, groups, { title: 'Spacecraft', ...options })),
  ];
}

function printerOf<Row>(view: View<Row>): Print {
  return (format, options) => render(view, format, options);
}

describe.each(FORMATS)('%s', (format) => {
  test('ends with a newline and has no control characters', async () => {
    await fc.assert(
      fc.asyncProperty(recordList, width, async (records, columns) => {
        for (const print of everyView(records)) {
          const output = await print(format, { width: columns });
          expect(output === '' || output.endsWith('\n')).toBe(true);
          const separators = format === 'tsv' || format === 'csv' ? /[\t\r\n]/g : /\n/g;
          expect(output.replace(separators, '')).not.toMatch(
            /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u,
          );
          expect(output).not.toMatch(/\p{Cs}/u);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('no line of a table or card is wider than the terminal', async () => {
  await fc.assert(
    fc.asyncProperty(recordList, width, async (records, columns) => {
      for (const print of everyView(records)) {
        const output = await print('table', { width: columns });
        const tooWide = output.split('\n').filter((line) => {
          // Only a whole URL can be copied or clicked, so it may be wider, on a line of its own.
          const isUrl = /^ *[("'<[]*https?:\/\/\S+$/i.test(line);
          return stringWidth(line) > columns && !isUrl;
        });
        expect(tooWide).toEqual([]);
      }
    }),
    { numRuns: 150 },
  );
});

/** The columns of a list. */
const { columns } = spacecraftKind({ ...OPTIONS, durations: 'iso' });
const listOf = (records: readonly Spacecraft[]) => {
  const entries = records.map((record) => entryOfRecord(record));
  const page = { count: entries.length, results: [] };
  return {
    entries,
    view: listView({ page, entries, orderedBy: [], ...OPTIONS, durations: 'iso' }),
  };
};
const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : String(value);

test('csv preserves all values, and has no formulas', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 6 }), async (records) => {
      const { entries, view } = listOf(records);
      const { data, errors } = parse<string[]>(await render(view, 'csv'), {
        delimiter: ',',
        newline: '\r\n',
        skipEmptyLines: false,
      });
      expect(errors).toEqual([]);
      expect(data.pop()).toEqual(['']);
      expect(data.shift()).toEqual(columns.map(({ name }) => name));
      const expected = entries.map((entry) => columns.map(({ value }) => value(entry)));
      for (const [row, cells] of data.entries()) {
        for (const [index, cell] of cells.entries()) {
          const value = expected[row]?.[index];
          if (typeof value === 'string') expect(cell).not.toMatch(/^[=+\-@]/);
          // A carriage return without a line feed would overwrite the line on a terminal.
          const safe = textOf(value).replace(/\r(?!\n)/g, ' ');
          const hasOwnApostrophe = visible(safe).startsWith("'");
          const unprefixed = hasOwnApostrophe ? cell : cell.replace(/^'(?=[=+\-@\t\r\n])/, '');
          expect(visible(unprefixed)).toBe(visible(safe));
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('tsv preserves all values', async () => {
  await fc.assert(
    fc.asyncProperty(recordList, async (records) => {
      const { entries, view } = listOf(records);
      const lines = (await render(view, 'tsv')).split('\n').slice(0, -1);
      const unescaped = lines.map((line) =>
        line
          .split('\t')
          .map((cell) =>
            cell.replace(
              /\\(.)/g,
              (_match, letter: string) => ({ t: '\t', n: '\n', r: '\r' })[letter] ?? letter,
            ),
          ),
      );
      const expected = entries.map((entry) => columns.map(({ value }) => textOf(value(entry))));
      expect(unescaped.map((row) => row.map(visible))).toEqual(
        expected.map((row) => row.map(visible)),
      );
    }),
    { numRuns: 150 },
  );
});

test('markdown preserves the text of all cells', async () => {
  await fc.assert(
    fc.asyncProperty(recordList, async (records) => {
      const { entries, view } = listOf(records);
      const table = lexer(await render(view, 'markdown'))[0] as Tokens.Table;
      expect(table.type).toBe('table');
      const cells = [table.header, ...table.rows].map((row) =>
        row.map(({ tokens }) => plainText(tokens)),
      );
      const expected = [
        columns.map(({ heading }) => heading),
        ...entries.map((entry) => columns.map(({ cell }) => cell(entry).text)),
      ];
      expect(cells).toEqual(expected.map((row) => row.map((cell) => cell.trim())));
    }),
    { numRuns: 150 },
  );
});

test('json, ndjson and yaml preserve the whole records', async () => {
  await fc.assert(
    fc.asyncProperty(recordList, async (records) => {
      const expected = JSON.parse(JSON.stringify(records));
      const { view } = listOf(records);
      expect(JSON.parse(await render(view, 'json')).results).toEqual(expected);
      expect(load(await render(view, 'yaml'))).toEqual({
        count: records.length,
        results: expected,
      });
      const lines = (await render(view, 'ndjson')).split('\n').slice(0, -1);
      expect(lines.map((line) => JSON.parse(line))).toEqual(expected);
    }),
    { numRuns: 150 },
  );
});

test('yaml preserves an unassigned invisible character', async () => {
  const records = [{ id: 1, name: 'Soyuz', description: '\u2065' }];
  const { view } = listOf(records as Parameters<typeof listOf>[0]);
  expect(load(await render(view, 'yaml'))).toEqual({ count: 1, results: records });
});

test('chosen columns are the fields of json', async () => {
  await fc.assert(
    fc.asyncProperty(recordList, async (records) => {
      const { entries, view } = listOf(records);
      const chosen = withColumns(view, columns);
      const expected = entries.map((entry) =>
        Object.fromEntries(columns.map(({ name, value }) => [name, value(entry) ?? null])),
      );
      expect(JSON.parse(await render(chosen, 'json')).results).toEqual(
        JSON.parse(JSON.stringify(expected)),
      );
    }),
    { numRuns: 50 },
  );
});

/** Returns the text of inline tokens without markup. */
function plainText(tokens: readonly Tokens.Generic[]): string {
  return tokens
    .map((token) =>
      token.type === 'escape' || !token.tokens
        ? token.raw.replace(/^\\(?=.)/, '')
        : plainText(token.tokens),
    )
    .join('');
}

/** Returns the text with unsafe characters and their substitutes replaced, to compare the rest. */
function visible(cell: string): string {
  return cell.replaceAll(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}␀-␡�]/gu,
    '·',
  );
}
