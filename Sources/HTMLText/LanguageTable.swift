/// Values by language, as a generator wrote them from CLDR: each with the tags that have it.
///
/// A lookup reads all tags from the beginning, 10 µs for a few hundred: it is meant for what is needed
/// once for each language, where a dictionary would cost more to build than it saves.
package struct LanguageTable<Value: Sendable>: Sendable {
  private let entries: [(tags: StaticString, value: Value)]

  /// A table of values, each with its tags, which are separated by spaces.
  package init(_ entries: [(tags: StaticString, value: Value)]) { self.entries = entries }

  /// The value of a tag, by the steps of `LanguageTag.value(in:)`.
  package subscript(tag: LanguageTag) -> Value? {
    tag.value { key in
      entries.first { Self.contains(key, in: $0.tags) }?.value
    }
  }

  private static func contains(_ key: String, in tags: StaticString) -> Bool {
    tags.withUTF8Buffer { tags in
      var start = 0
      while start + key.utf8.count <= tags.count {
        let end = tags[start...].firstIndex(of: UInt8(ascii: " ")) ?? tags.count
        if end - start == key.utf8.count, tags[start..<end].elementsEqual(key.utf8) { return true }
        start = end + 1
      }
      return false
    }
  }
}
