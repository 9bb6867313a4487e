/**
 * Completion for bash 3.2 and later. Works with every option of the shell: no word is split or
 * expanded, and nothing is evaluated. The backslash skips an alias of the same name.
 */
export const BASH_SCRIPT = `# spacecraft completion
_spacecraft_completion() {
  local reply line
  COMPREPLY=()
  case \${COMP_WORDS[COMP_CWORD - 1]} in
    *[\\<\\>]) # A redirection: bash completes the name of the file.
      compopt -o default 2>/dev/null
      return 0
      ;;
  esac
  reply=$(\\spacecraft completion-server bash "\${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null) || return 0
  while IFS= read -r line; do
    if [[ -n $line ]]; then COMPREPLY[\${#COMPREPLY[@]}]=$line; fi
  done <<< "$reply"
}
complete -F _spacecraft_completion spacecraft
# end of spacecraft completion
`;
