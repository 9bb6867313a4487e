/** The layout of cards: title, sections, columns, and what stays on one line. */
import { describe, expect, test } from 'vitest';
import { type HarnessOptions, spacecraft } from '../harness.ts';
import { server } from '../setup.ts';

const api = await server();

const WITHOUT_COLOR = { env: { NO_COLOR: '1' } };

/** Returns the card of a spacecraft whose record is changed. */
async function cardWith(
  change: object,
  options: HarnessOptions = { terminal: 100, ...WITHOUT_COLOR },
): Promise<string> {
  api.transform((body) => ({ ...body, ...change }));
  const line = ['show', '85', '--mode', 'detailed', '--api-url', api.url];
  const { exit, stdout } = await spacecraft(line, options);
  expect(exit).toBe(0);
  return stdout;
}

describe('the title of a card', () => {
  test.each<[string, object, string]>([
    ['Active', { in_space: true }, 'Soyuz TMA-8 · Active · ▲ in space'],
    ['Destroyed', { in_space: false }, 'Soyuz TMA-8 · Destroyed · not in space'],
    ['', { in_space: null }, 'Soyuz TMA-8 · status unknown · in space: unknown'],
  ])('has the status %j and whether it is in space beside it', async (name, change, title) => {
    const card = await cardWith({ status: { id: 1, name }, ...change });
    expect(card.split('\n').slice(0, 2)).toEqual([title, '']);
    expect(card).not.toMatch(/^Status/m);
  });

  test('has colours for what matters', async () => {
    const card = await cardWith(
      { status: { id: 1, name: 'Active' }, in_space: true },
      { terminal: 80 },
    );
    const separator = '\u001b[2m · \u001b[22m';
    expect(card.split('\n')[0]).toBe(
      `\u001b[1mSoyuz TMA-8\u001b[22m${separator}\u001b[32mActive\u001b[39m${separator}\u001b[36m▲ in space\u001b[39m`,
    );
  });

  test('is above both if the terminal is too narrow', async () => {
    const change = { status: { id: 2, name: 'Retired' }, in_space: false };
    const card = await cardWith(change, { terminal: 30, ...WITHOUT_COLOR });
    expect(card.split('\n').slice(0, 3)).toEqual(['Soyuz TMA-8', 'Retired · not in space', '']);
  });
});

const FLIGHTS = {
  flights: ['2006-03-30T02:30:20Z', '2010-04-02T04:04:33Z'].map((net, id) => ({
    id,
    launch: { name: 'Rocket', net, status: { id: id === 0 ? 4 : 3 } },
  })),
};

describe('the sections of a card', () => {
  test('include one with all times', async () => {
    const card = await cardWith({
      ...FLIGHTS,
      time_in_space: 'P182DT22H42M40S',
      time_docked: 'P180DT17H33M43S',
      fastest_turnaround: 'P12D',
    });
    expect(card).toContain(
      [
        '\n\nTimes',
        '  Time in space       182d 22h 42m',
        '  Time docked         180d 17h 33m',
        '  First launch        2006-03-30, 20 years ago',
        '  Last launch         2010-04-02, 16 years ago',
        '  Fastest turnaround  12d',
        '\nConfiguration\n',
      ].join('\n'),
    );
  });

  test('have an empty line before a table', async () => {
    expect(await cardWith(FLIGHTS)).toMatch(
      /\n\nFlights \(2\)\n {2}Failures +1 launch failure\n\n {2}launch +launched/,
    );
    expect(await cardWith({ flights: FLIGHTS.flights.slice(1) })).toMatch(
      /\n\nFlights \(1\)\n\n {2}launch +launched/,
    );
  });

  test('share the column of the values', async () => {
    const card = await cardWith({});
    const fields = card.matchAll(/^( {2}(?:Id|Time docked|Crew|Credit|Maiden flight) +)\S/gm);
    const columns = [...fields].map(([, label = '']) => label.length);
    expect(columns).toHaveLength(5);
    expect(new Set(columns).size).toBe(1);
  });

  test('of several cards are told apart by two empty lines between the cards', async () => {
    const { stdout } = await spacecraft(['show', '85', '601', '--offline']);
    expect(stdout).toMatch(/\n\n\nShenzhou 19 · Active · not in space\n/);
    expect(stdout.match(/\n\n\n/g)).toHaveLength(1);
  });
});

describe.each([100, 80, 50, 30])('at %i columns', (terminal) => {
  test('a card keeps on one line what people copy', async () => {
    const serial_number = 'Soyuz TMA 11F732A17 #218';
    const image_url = 'https://images.example/media/a-long-name-of-an-image-that-has-no-end.jpeg';
    const license = { name: 'CC BY-SA', link: 'https://creativecommons.org/licenses/by-sa/4.0/' };
    const card = await cardWith(
      {
        ...FLIGHTS,
        serial_number,
        time_in_space: 'P182DT22H42M40S',
        image: { image_url, credit: null, license },
      },
      { terminal, ...WITHOUT_COLOR },
    );
    const wholes = [
      ...['85', serial_number, image_url, license.link, '182d 22h 42m'],
      ...['2006-03-30,', '20 years ago', '2010-04-02,', '2002-10-30,', '2006-03-30'],
      'https://en.wikipedia.org/wiki/Soyuz%20TMA',
    ];
    for (const whole of wholes) {
      expect(card.split('\n').some((line) => ` ${line} `.includes(` ${whole} `))).toBe(true);
    }
  });

  test('a card keeps a serial number on one line even without its indentation', async () => {
    const serial_number = 'Crew Dragon 2 11F732A17 #201';
    const card = await cardWith({ serial_number }, { terminal, ...WITHOUT_COLOR });
    expect(card).toMatch(/ Crew Dragon 2 11F732A17 #201\n/);
  });

  test('a hyperlink changes neither', async () => {
    const card = await cardWith({}, { terminal, ...WITHOUT_COLOR, links: true });
    expect(card).toContain('https://en.wikipedia.org/wiki/Soyuz%20TMA\u001b]8;;\u001b\\\n');
  });

  test('totals keep a value and its unit on one line', async () => {
    const { stdout } = await spacecraft(['stats'], { terminal, ...WITHOUT_COLOR });
    expect(stdout).toMatch(/189d 5h$/m);
  });
});

test('a comparison keeps a serial number and a duration on one line if they fit', async () => {
  const line = 'show 85 91 --compare --offline';
  for (const terminal of [100, 72]) {
    const { stdout } = await spacecraft(line.split(' '), { terminal, ...WITHOUT_COLOR });
    expect(stdout).toMatch(/serial number +Soyuz TMA 11F732A17 #218 +Soyuz TMA 11F732A17 #212$/m);
    expect(stdout).toMatch(/time in space +182d 22h +184d 22h$/m);
  }
});

test('a comparison has compact rows if a URL does not fit a column', async () => {
  const line = 'show 85 91 --compare --offline --columns status,image';
  const { stdout } = await spacecraft(line.split(' '), { terminal: 120, ...WITHOUT_COLOR });
  expect(stdout.match(/https:\S+\.jpeg/g)).toHaveLength(2);
});
