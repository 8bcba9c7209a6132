import Diagnostics

extension Completion {
  /// The script for a shell; `nil` for one that isn't known.
  static func script(for shell: String) -> String? { scripts[shell] }

  private static let scripts = [
    "bash": #"""
    # Completes the words of laser in bash. Add to ~/.bashrc:
    #   source <(laser completions bash)
    _laser() {
      local word line current=${COMP_WORDS[COMP_CWORD]}
      local -a typed=()
      # bash takes --option=value apart; the program takes the two one after the other.
      for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
        [[ $word == "=" ]] || typed+=("$word")
      done
      if [[ $current == "=" ]]; then
        current=
        typed+=("")
      fi
      COMPREPLY=()
      while IFS= read -r line; do
        case $line in
          :files | :folders)
            compopt -o filenames 2>/dev/null
            local kind=-f
            [[ $line == :folders ]] && kind=-d
            while IFS= read -r word; do COMPREPLY+=("$word"); done \
              < <(compgen "$kind" -- "$current")
            ;;
          *) COMPREPLY+=("${line%%$'\t'*}") ;;
        esac
      done < <("${COMP_WORDS[0]}" complete -- "${typed[@]}" 2>/dev/null)
    }
    complete -F _laser laser

    """#,
    "zsh": #"""
    #compdef laser
    # Completes the words of laser in zsh. Add to ~/.zshrc, after compinit:
    #   source <(laser completions zsh)
    _laser() {
      local line
      local -a found
      for line in "${(@f)$("$words[1]" complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
        case $line in
          '') ;;
          :files) _files ;;
          :folders) _files -/ ;;
          *) found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}") ;;
        esac
      done
      (( $#found )) && _describe -V laser found
    }
    if [[ $funcstack[1] == _laser ]]; then _laser "$@"; else compdef _laser laser; fi

    """#,
    "fish": #"""
    # Completes the words of laser in fish. Save as ~/.config/fish/completions/laser.fish:
    #   laser completions fish > ~/.config/fish/completions/laser.fish
    function __laser_complete
      set -l typed (commandline -opc)
      set -l current (commandline -ct)
      for line in ($typed[1] complete -- $typed[2..-1] "$current" 2>/dev/null)
        switch $line
          case :files
            __fish_complete_path "$current"
          case :folders
            __fish_complete_directories "$current" ''
          case '*'
            echo $line
        end
      end
    end
    complete -c laser -f -a '(__laser_complete)'

    """#,
  ]
}

extension Command {
  /// `laser completions`.
  static let completions = Command(
    name: "completions",
    summary: "Print a script that completes words in bash, zsh or fish.",
    operands: "bash|zsh|fish", operandCount: 1...1, options: [],
    examples: [
      ("source <(laser completions bash)", "for this session; in ~/.bashrc for all to come"),
      (
        "laser completions fish > ~/.config/fish/completions/laser.fish",
        "the same for fish; the scripts ask 'laser complete -- WORD…'"
      ),
    ],
    run: { invocation, terminal in
      let shell = invocation.operands[0]
      guard let script = Completion.script(for: shell) else {
        throw UsageError(
          "there is no script for '\(shell)', only for bash, zsh and fish",
          meant: shell.nearest(among: ["bash", "zsh", "fish"]), command: "completions")
      }
      terminal.print(script)
      return .clean
    })
}
