/** Completion for fish, which quotes the candidates itself. */
export const FISH_SCRIPT = `function __spacecraft_complete
    type -q spacecraft; or return
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    spacecraft completion-server fish $words "$typed" 2>/dev/null
end
complete -c spacecraft -f -a '(__spacecraft_complete)'
`;
