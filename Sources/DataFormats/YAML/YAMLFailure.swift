/// What keeps a text from being one YAML document.
enum YAMLFailure: Error {
  /// What libyaml says, in its own words, with the place; `context` is what it was doing, and since where.
  case syntax(problem: String, YAMLMark, context: (text: String, mark: YAMLMark)?)
  /// A character that YAML forbids.
  case character
  case memory
  case tooDeep(YAMLMark)
  /// A key that a map has twice, with the places of both.
  case duplicateKey(String, first: YAMLMark, second: YAMLMark)
}
