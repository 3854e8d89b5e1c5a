import BrowserScripts
import Platform

/// The scripts that the server gives to browsers, without the comments and indents of their sources.
enum ClientScripts {
  /// A script as it is sent.
  struct Script: Sendable {
    let bytes: [UInt8]
    let tag: EntityTag
  }

  /// By the last component of their addresses.
  static let all: [String: Script] = {
    var scripts: [String: Script] = [:]
    for index in 0..<browser_script_count() {
      let script = browser_script_at(index)
      let source = UnsafeBufferPointer(start: script.bytes, count: script.length)
      let bytes = compacted(source)
      scripts[String(cString: script.name)] = Script(
        bytes: bytes, tag: EntityTag(Hash64(bytes).hexadecimal))
    }
    return scripts
  }()

  /// Differs where any script does.
  static let version: String = {
    var hasher = Hasher64()
    for (_, script) in all.sorted(by: { $0.key < $1.key }) { hasher.add(script.tag.value) }
    return Hash64(value: hasher.hash).hexadecimal
  }()

  /// A source without lines that are comments, empty lines and indents, and without the spaces that a style sheet needs
  /// not; what else is on a line stays as it is.
  ///
  /// A style sheet is what stands between the line ``const css = ` `` and the next that ends with a backtick.
  private static func compacted(_ source: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.count)
    let backtick = UInt8(ascii: "`")
    var isInStyles = false
    for line in source.split(separator: UInt8(ascii: "\n")) {
      let text = line.drop { $0 == UInt8(ascii: " ") }
      if text.isEmpty || text.starts(with: "//".utf8) { continue }
      if isInStyles { appendStyles(text, to: &bytes) } else { bytes += text }
      bytes.append(UInt8(ascii: "\n"))
      isInStyles = isInStyles ? text.last != backtick : text.elementsEqual("const css = `".utf8)
    }
    return bytes
  }

  /// Leaves out spaces after `:`, `,`, `;` and `{`, and before braces.
  private static func appendStyles(
    _ line: Slice<UnsafeBufferPointer<UInt8>>, to bytes: inout [UInt8]
  ) {
    for (index, byte) in zip(line.indices, line) {
      let isSpace = byte == UInt8(ascii: " ")
      let next = index + 1 < line.endIndex ? line[index + 1] : 0
      let isNeedless =
        ":,;{".utf8.contains(bytes.last ?? 0) || next == UInt8(ascii: "{")
        || next == UInt8(ascii: "}")
      if !isSpace || !isNeedless { bytes.append(byte) }
    }
  }
}
