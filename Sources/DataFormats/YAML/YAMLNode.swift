/// A value of a YAML text as libyaml tells of it; aliases share the value that they stand for.
final class YAMLNode {
  enum Content {
    /// `isText` says that it can be nothing but a text, since it is quoted or has the tag of texts.
    case scalar(String, isText: Bool, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  let content: Content
  let mark: YAMLMark

  init(_ content: Content, at mark: YAMLMark) {
    self.content = content
    self.mark = mark
  }
}

/// A place in a YAML text: line and column counted from 1, columns in Unicode scalars.
struct YAMLMark {
  let line: Int
  let column: Int
}

extension SourcePositionIndex {
  /// The offset of a mark; clamped to the range.
  func offset(of mark: YAMLMark) -> Int { offset(line: mark.line, column: mark.column) }
}
