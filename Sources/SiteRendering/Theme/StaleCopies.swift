import Content
import Diagnostics
import TemplateEngine

/// What is no longer of use in files that a site copied from its theme, which has changed since.
///
/// `templates/.theme/` has them as they were. Looks only at what is written, so that the messages do not depend on what
/// is rendered.
struct StaleCopies {
  /// A block that a copy has, the theme's file had and has no longer.
  private struct GoneBlock {
    let copy: SourceFile
    let name: String
    let ranges: (copy: Range<Int>, original: Range<Int>)
    let original: SourceFile
    let present: SourceFile
  }

  private var gone: [GoneBlock] = []

  /// - Parameters:
  ///   - own: The site's own layer.
  ///   - originals: The files as they were copied, by their names.
  ///   - below: The layers below it.
  init(_ own: ThemeFiles, originals: [String: SourceFile], below: ArraySlice<ThemeFiles>) {
    guard !originals.isEmpty else { return }
    for template in own.templates {
      guard let original = originals[template.name],
        let present = below.lazy.flatMap(\.templates).first(where: { $0.name == template.name })
      else { continue }
      let (mine, former) = (Self.blocks(in: template.file), Self.blocks(in: original))
      let names = Set(Self.blocks(in: present.file).map(\.name))
      for block in mine where !names.contains(block.name) {
        guard let range = former.first(where: { $0.name == block.name })?.range else { continue }
        gone.append(
          GoneBlock(
            copy: template.file, name: block.name, ranges: (block.range, range),
            original: original, present: present.file))
      }
    }
  }

  /// The blocks that may be filled although no parent has them any more, by the paths of the copies.
  var formerBlocks: [String: Set<String>] {
    Dictionary(grouping: gone, by: \.copy.path).mapValues { Set($0.map(\.name)) }
  }

  /// A warning for each such block, with the theme's file as it was and as it is.
  var diagnostics: [Diagnostic] {
    gone.map { block in
      ThemeMessages.goneBlock(
        block.name, at: block.copy.location(block.ranges.copy),
        was: block.original.location(block.ranges.original),
        now: SourceLocation(path: block.present.path))
    }
  }

  /// A warning for each copy that no template uses any more.
  ///
  /// - Parameters:
  ///   - theme: The layers, with the originals of copies.
  ///   - used: The names that pages and other templates use.
  /// - Returns: The warnings.
  static func unused(_ theme: SiteTheme, used: Set<String>) -> [Diagnostic] {
    theme.layers[0].templates.compactMap { template in
      guard let original = theme.originals[template.name], !used.contains(template.name) else {
        return nil
      }
      let isCarried = CarriedTheme.paths.contains(template.name)
      return ThemeMessages.unusedCopy(
        at: SourceLocation(path: template.file.path), was: SourceLocation(path: original.path),
        now: isCarried ? SourceLocation(path: ThemeLayer.carried.prefix + template.name) : nil)
    }
  }

  /// The blocks that a template defines, with the places of their names.
  private static func blocks(in file: SourceFile) -> [(name: String, range: Range<Int>)] {
    var blocks: [(name: String, range: Range<Int>)] = []
    let word = Array("block".utf8)
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    func isName(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...: true
      default: false
      }
    }
    var rest = file.bytes[...]
    while let open = rest.firstRange(of: Array("{%".utf8)) {
      rest = rest[open.upperBound...]
      let tag = rest.drop { isSpace($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
      guard tag.starts(with: word), let space = tag.dropFirst(word.count).first, isSpace(space)
      else { continue }
      let name = tag.dropFirst(word.count).drop(while: isSpace).prefix(while: isName)
      blocks.append((String(decoding: name, as: UTF8.self), name.startIndex..<name.endIndex))
    }
    return blocks
  }
}
