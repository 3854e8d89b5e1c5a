#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The words of a command: a program and its arguments.
package enum CommandWords {
  /// Splits a command where a shell would split it; quotes hold words together and nothing else has a meaning.
  package static func split(_ text: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in text {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character.isWhitespace {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }

  /// Calls `body` with the words as C functions want them, a null pointer after the last; they are valid during the call.
  package static func withPointers<Result>(
    _ words: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers = words.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return body(&pointers)
  }
}
