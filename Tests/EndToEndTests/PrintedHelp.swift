import Diagnostics
import Foundation

/// Does in a file what the help line of a message tells its author to type.
struct PrintedHelp {
  private let help: String
  private let place: SourceLocation.Position
  /// Whether it is about Markdown or a model, where "remove it" means a part of a line.
  private let isAboutText: Bool

  /// The help of a message; `nil` where it has none, or no place.
  init?(_ message: Diagnostic) {
    guard let place = message.location?.position,
      let help = message.notes.first(where: { $0.kind == .help })?.message
    else { return nil }
    (self.help, self.place) = (help, place)
    isAboutText = message.id.hasPrefix("markdown.") || message.id.hasPrefix("kpi.")
  }

  /// The text after it; `nil` where the help does not say what to type.
  func applied(to text: String) -> String? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let index = place.line - 1
    if help == "write two spaces instead of each tab" {
      return lines.map { $0.replacing("\t", with: "  ") }.joined(separator: "\n")
    }
    if help == "remove the empty line above" {
      lines.remove(at: index - 1)
      return lines.joined(separator: "\n")
    }
    if help.hasPrefix("write "), help.hasSuffix(" below this line") {
      lines.insert(String(help.dropFirst(6).dropLast(16)), at: index + 1)
      return lines.joined(separator: "\n")
    }
    if let spaces = help.firstMatch(of: /indent it by (\d+) spaces/).flatMap({ Int($0.1) }) {
      lines[index] = String(repeating: " ", count: spaces) + lines[index].drop { $0 == " " }
    } else if help.hasPrefix("move it above "), let typed {
      lines.removeSubrange(entry(at: index, in: lines))
      let above = quoted(after: ["move it above \""]) ?? ""
      lines.insert(typed, at: lines.firstIndex { $0.hasPrefix(above) } ?? index)
    } else if moveFrontMatter(at: index, in: &lines) {
      return lines.joined(separator: "\n")
    } else if let name = quoted(after: ["it is called \"", "did you mean \""]) {
      lines[index] = replacing(lines[index], with: name)
    } else if let code = help.firstRange(of: "to show code, write \"") {
      lines[index] = replacing(
        lines[index], with: String(help[code.upperBound...].dropLast()), margin: 1)
    } else if let typed, !isAboutText, isEntry(typed) {
      type(typed, at: index, in: &lines)
    } else if let typed {
      lines[index] = replacing(lines[index], with: typed)
    } else if help.hasPrefix("remove it"), isAboutText {
      lines[index] = replacing(lines[index], with: "")
    } else if help.hasPrefix("remove it") {
      lines.removeSubrange(entry(at: index, in: lines))
    } else {
      return nil
    }
    return lines.joined(separator: "\n")
  }

  /// What follows "write" where the rest of the line is in words.
  private static let words = ["the ", "it ", "a ", "keys ", "HTML "]
  private static let places = [
    " where ", " on a line of its own", " as the first line", " for a ",
  ]
  /// Puts front matter where it belongs; `false` where the help is about something else.
  private func moveFrontMatter(at index: Int, in lines: inout [String]) -> Bool {
    func isFence(_ line: String) -> Bool { line == "---" || line == "+++" }
    if help.hasPrefix("write \"---\" as the first line of the file") {
      if help.contains("then keys like") {
        lines = lines.map { $0.replacing(/^[:@](\w+):?\s/) { "\($0.1): " } }
      }
      lines.insert("---", at: lines.firstIndex(of: "") ?? lines.count)
      lines.insert("---", at: 0)
    } else if help.hasPrefix("remove the text before it") {
      lines.removeSubrange(..<index)
    } else if help.hasPrefix("remove this line and the one that ends the code") {
      let end = lines[(index + 1)...].lastIndex {
        $0 == quoted(after: [String(help.prefix { $0 != "\"" }) + "\""])
      }
      if let end { lines.remove(at: end) }
      lines.remove(at: index)
    } else if help.hasPrefix("write them above the line")
      || help.hasPrefix("write its keys above the line")
    {
      guard let fence = lines[..<index].lastIndex(where: isFence) else { return false }
      var block = isFence(lines[index]) ? index + 1 : index
      let first = block
      while block < lines.count, !lines[block].isEmpty, !isFence(lines[block]) { block += 1 }
      let keys = Array(lines[first..<block])
      let isClosed = block < lines.count && isFence(lines[block])
      lines.removeSubrange(index..<(isClosed ? block + 1 : block))
      lines.insert(contentsOf: keys, at: fence)
    } else {
      return false
    }
    return true
  }

  /// What is to be typed: everything after the last "write", without a second possibility.
  private var typed: String? {
    guard
      let write = help.ranges(of: "write ").last(where: { range in
        range.lowerBound == help.startIndex || help[..<range.lowerBound].hasSuffix(" ")
      }), !help[write.upperBound...].hasPrefix("it like"),
      !help[write.upperBound...].hasPrefix("--> where")
    else { return nil }
    let text = String(help[write.upperBound...])
    if text.hasPrefix("\""), let end = text.firstRange(of: "\" instead") {
      return String(text[..<end.lowerBound].dropFirst())
    }
    if let first = text.firstMatch(of: /^"([^"]+)" or "[^"]+"$/) { return String(first.output.1) }
    guard !Self.words.contains(where: text.hasPrefix), !Self.places.contains(where: text.contains),
      !help.contains(" in its front matter")
    else { return nil }
    return text.firstRange(of: ", or ").map { String(text[..<$0.lowerBound]) } ?? text
  }

  private func quoted(after starts: [String]) -> String? {
    guard let start = starts.first(where: help.hasPrefix) else { return nil }
    return String(help.dropFirst(start.count).prefix { $0 != "\"" })
  }

  private func isEntry(_ text: String) -> Bool {
    text.hasPrefix("- ")
      || text.firstMatch(of: /^("[A-Za-z_][\w-]*"|[A-Za-z_][\w-]*)(:| =)( |$)/) != nil
  }

  private func type(_ typed: String, at index: Int, in lines: inout [String]) {
    let range = entry(at: index, in: lines)
    guard help.hasPrefix("remove it") else {
      let line = lines[index]
      let space = help.hasPrefix("begin the line") ? "" : String(line.prefix { $0 == " " })
      let isItem = line.drop { $0 == " " }.hasPrefix("- ") && !typed.hasPrefix("- ")
      let keepsHyphen = isItem && line.contains(": ") && help.hasPrefix("if this") == false
      lines.replaceSubrange(
        range, with: [space + (keepsHyphen && line.hasPrefix(" ") ? "- " : "") + typed])
      return
    }
    lines.removeSubrange(range)
    let key = typed.prefix { $0 != ":" && $0 != " " }
    if let known = lines.firstIndex(where: { $0.hasPrefix("\(key):") || $0.hasPrefix("\(key) =") })
    {
      lines.replaceSubrange(entry(at: known, in: lines), with: [typed])
    } else {
      lines.insert(typed, at: index)
    }
  }

  /// The lines of a key with its value.
  private func entry(at index: Int, in lines: [String]) -> Range<Int> {
    let indentation = lines[index].prefix { $0 == " " }.count
    let isTable = lines[index].hasPrefix("[")
    var end = index + 1
    while end < lines.count, !lines[end].isEmpty, !["---", "+++"].contains(lines[end]) {
      let line = lines[end]
      let isInner = line.prefix { $0 == " " }.count > indentation
      let isItem = line.drop { $0 == " " }.hasPrefix("- ") && !lines[index].contains("- ")
      guard isInner || isItem || isTable && !line.hasPrefix("[") else { break }
      end += 1
    }
    return index..<end
  }

  /// A line with another text at the place of the message.
  private func replacing(_ line: String, with text: String, margin: Int = 0) -> String {
    let scalars = line.unicodeScalars
    let before = scalars.prefix(place.column - 1 - margin)
    let after = scalars.dropFirst(place.column - 1 + place.length + margin)
    return String(before) + text + String(after)
  }
}
