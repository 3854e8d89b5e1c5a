extension MessageEntry.Example {
  /// One file of an example.
  package struct Section {
    /// What is between the dashes: a path, or `path -> destination` for a symbolic link.
    package let header: String
    /// The file's lines, verbatim; none for a file that is removed, a link, or an empty folder, whose
    /// path ends with "/".
    package fileprivate(set) var lines: [Substring] = []
  }

  /// The files of `before` or `after`, in their order; lines before the first file are dropped.
  package static func sections(of text: String) -> [Section] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    var sections: [Section] = []
    for line in lines {
      if line.hasPrefix("-- "), line.hasSuffix(" --"), line.utf8.count > 6 {
        sections.append(Section(header: String(line.dropFirst(3).dropLast(3))))
      } else if !sections.isEmpty {
        sections[sections.count - 1].lines.append(line)
      }
    }
    return sections
  }
}
