/**
 * Completion for zsh, which quotes the candidates itself. Can be sourced before or after compinit, or
 * saved as _spacecraft in a folder of $fpath. The backslash skips an alias of the same name.
 */
export const ZSH_SCRIPT = `#compdef spacecraft
_spacecraft() {
  # Inside backticks zsh quotes a backtick such that it runs code.
  [[ $LBUFFER == *'\`'* ]] && return
  local -a replies
  replies=("\${(@f)$(\\spacecraft completion-server zsh "\${(@)words[1,CURRENT-1]}" "$PREFIX" 2>/dev/null)}")
  _describe spacecraft replies
}
if [[ "\${funcstack[1]-}" == _spacecraft ]]; then
  _spacecraft
elif (( $+functions[compdef] )); then
  compdef _spacecraft spacecraft
else
  # Before the first prompt, after the rest of .zshrc.
  _spacecraft_register() {
    emulate -L zsh
    add-zsh-hook -d precmd _spacecraft_register
    if (( ! $+functions[compdef] )); then
      autoload -Uz compinit
      compinit -i
    fi
    compdef _spacecraft spacecraft
  }
  autoload -Uz add-zsh-hook
  add-zsh-hook precmd _spacecraft_register
fi
# end of spacecraft completion
`;
