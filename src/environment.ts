/** Every environment variable that the program reads, and what for. */
export const VARIABLES = {
  SPACECRAFT_TOKEN: 'an API key, sent to the API and nowhere else; no flag takes it',
  SPACECRAFT_TOKEN_FILE: 'a file that holds the key',
  SPACECRAFT_API_URL: 'the base address of the API, version included (--api-url)',
  SPACECRAFT_FORMAT: 'the format where none is asked for (--format)',
  SPACECRAFT_MAX_AGE: 'how long what is kept serves without a request (--max-age)',
  SPACECRAFT_CACHE_DIR: "the folder where answers are kept, in place of the platform's",
  SPACECRAFT_PAGER: 'a pager for all output at a terminal',
  PAGER: 'the pager for --pager where there is no SPACECRAFT_PAGER',
  BROWSER: 'the browser for --web',
  HTTPS_PROXY: 'a proxy for https addresses; lower case too, as for the next three',
  HTTP_PROXY: 'a proxy for http addresses',
  ALL_PROXY: 'a proxy for both',
  NO_PROXY: 'hosts to reach without a proxy',
  NO_COLOR: 'no colour, if not empty',
  FORCE_COLOR: 'colour even in a pipe: 1, 2 or 3 for how much; 0 for none',
  CLICOLOR_FORCE: 'colour even in a pipe, if not 0',
  CLICOLOR: 'no colour, if 0',
  ACCESSIBLE: 'nothing moves and nothing is drawn, for screen readers',
  TERM: 'no colour and nothing that moves, if dumb',
} as const;

type LowerCase = 'http_proxy' | 'https_proxy' | 'all_proxy' | 'no_proxy';

/** Set by desktops: without either, Linux has no browser to open. */
type Display = 'DISPLAY' | 'WAYLAND_DISPLAY';

/** Set by completion scripts. */
type Completion = 'SHELL' | 'COMP_CWORD';

export type Environment = {
  readonly [variable in keyof typeof VARIABLES | LowerCase | Display | Completion]?:
    | string
    | undefined;
};
