/** Every environment variable that the program reads, with its description. */
export const VARIABLES = {
  SPACECRAFT_TOKEN: 'API key; sent only to the API, and not available as a flag',
  SPACECRAFT_TOKEN_FILE: 'file that contains the API key',
  SPACECRAFT_API_URL: 'default for --api-url',
  SPACECRAFT_FORMAT: 'default for --format',
  SPACECRAFT_MAX_AGE: 'default for --max-age',
  SPACECRAFT_CACHE_DIR: 'cache folder, as an absolute path, instead of the platform default',
  SPACECRAFT_PAGER: 'pager for all output to a terminal',
  PAGER: 'pager for --pager if SPACECRAFT_PAGER is not set',
  BROWSER: 'browser for --web',
  HTTPS_PROXY: 'proxy for https URLs; like the next three, also in lower case',
  HTTP_PROXY: 'proxy for http URLs',
  ALL_PROXY: 'proxy for https and http URLs',
  NO_PROXY: 'hosts to connect to without a proxy',
  NODE_EXTRA_CA_CERTS: "file with your organisation's CA certificates, read by Node",
  NO_COLOR: 'no colour, if not empty',
  FORCE_COLOR: 'colour even in a pipe; no colour if 0 or false',
  CLICOLOR_FORCE: 'colour even in a pipe, if not 0 or false',
  CLICOLOR: 'no colour, if 0 or false',
  COLUMNS: 'width of the output if no terminal reports it, as under watch',
  ACCESSIBLE: 'no animation, bars or hyperlinks, for screen readers, if not 0 or false',
  TERM: 'no colour, animation, bars or hyperlinks, if dumb',
} as const;

type LowerCase = 'http_proxy' | 'https_proxy' | 'all_proxy' | 'no_proxy';

/** Options of less. */
type Less = 'LESS';

/** Set by desktops. Without either, Linux cannot open a browser. */
type Display = 'DISPLAY' | 'WAYLAND_DISPLAY';

/** The user's folders. */
type Folder = 'HOME' | 'USERPROFILE' | 'XDG_CACHE_HOME' | 'LOCALAPPDATA';

/** Set by terminal multiplexers: tmux and screen. */
type Multiplexer = 'TMUX' | 'STY';

/** Makes programs print hyperlinks whatever the terminal, or none at all if it is 0. */
type Hyperlinks = 'FORCE_HYPERLINK';

/** The words of the command line, one per line: set by the completion script for PowerShell. */
type Completion = 'COMP_WORDS';

export type Environment = {
  readonly [variable in
    | keyof typeof VARIABLES
    | LowerCase
    | Less
    | Display
    | Folder
    | Multiplexer
    | Hyperlinks
    | Completion]?: string | undefined;
};

/** Returns whether a variable that is a switch is on: neither missing nor empty, 0 or false. */
export function isOn(value: string | undefined): boolean {
  return !['', '0', 'false'].includes((value ?? '').toLowerCase());
}
