import Platform

/// How a place in a source is opened for the author.
package enum SourceEditor: Sendable, Equatable {
  /// An address that the browser hands to the editor, with `{file}`, `{line}` and `{column}` in it.
  case link(String)
  /// A program that the server starts; its words may have `{file}`, `{line}` and `{column}`.
  case command([String])

  /// Chooses what `--editor` says, else `$VISUAL`, else Visual Studio Code by its links.
  ///
  /// Editors that need a terminal cannot be opened from a browser, so `$VISUAL` does not count where it names one.
  ///
  /// - Parameters:
  ///   - option: An address with `://`, or a command; `nil` where there is no option.
  ///   - visual: The value of the environment's variable.
  ///   - siteFolder: The absolute path of the site's folder.
  package init(option: String?, visual: String?, siteFolder: String) {
    let (command, visual) = (CommandWords.split(option ?? ""), CommandWords.split(visual ?? ""))
    if let option, option.contains("://") {
      self = .link(option)
    } else if !command.isEmpty {
      self = .command(command)
    } else if !visual.isEmpty, !Self.needsTerminal(visual) {
      self = .command(visual)
    } else {
      self = .link("vscode://file\(RequestTarget.encoding(siteFolder))/{file}:{line}:{column}")
    }
  }

  /// The words of the command for a place; no shell reads them.
  ///
  /// - Parameters:
  ///   - command: The words of the setting.
  ///   - file: The absolute path.
  ///   - line: Counted from 1.
  ///   - column: Counted from 1.
  /// - Returns: The program and its arguments.
  static func arguments(_ command: [String], file: String, line: Int, column: Int) -> [String] {
    if command.contains(where: { $0.contains("{file}") }) {
      return command.map { word in
        [("{line}", "\(line)"), ("{column}", "\(column)"), ("{file}", file)]
          .reduce(word) { $0.replacing($1.0, with: $1.1) }
      }
    }
    let name = PathComponents.name(of: command.first ?? "")
    if ["code", "code-insiders", "codium", "cursor", "windsurf"].contains(name) {
      return command + ["--goto", "\(file):\(line):\(column)"]
    }
    if ["subl", "zed", "zeditor", "hx"].contains(name) {
      return command + ["\(file):\(line):\(column)"]
    }
    if ["gvim", "mvim", "kate", "gedit", "emacsclient", "emacs"].contains(name) {
      return command + [name == "kate" ? "--line=\(line)" : "+\(line)", file]
    }
    return command + [file]
  }

  static func needsTerminal(_ command: [String]) -> Bool {
    let name = PathComponents.name(of: command.first ?? "")
    let others = command.dropFirst()
    return [
      "vi", "vim", "nvim", "nano", "pico", "micro", "helix", "hx", "kak", "joe", "jed", "ne", "mg",
      "ed", "ee",
    ].contains(name) || others.contains("-nw") || others.contains("-t") && name.hasPrefix("emacs")
  }
}
