/// The open elements that determine how browsers read the markup in them.
///
/// In `svg`, `math` and `select`, and in `template` after `col`, the tree builder of the HTML Standard (13.2.6)
/// may take `style`, `title` and the like as other elements, so that tags are found in them. Browsers that run
/// scripts read `noscript` as text. What the markup says and what browsers find open is the same only as long
/// as end tags can't be ignored; from there on, anything may be open.
struct OpenElements: Hashable, Sendable {
  /// What browsers may be in although the markup does not show it.
  struct Hazards: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    /// An element in which `style`, `title` and the like may be read as other elements are.
    static let foreign = Hazards(rawValue: 1)
    static let noscript = Hazards(rawValue: 2)
  }

  private(set) var names: [String] = []
  var hazards: Hazards = []

  /// Whether `style`, `title` and the like may be read as other elements are.
  var isForeign: Bool {
    hazards.contains(.foreign) || names.contains { Self.foreignNames.contains($0) }
  }

  /// Whether browsers that run scripts may take the place as text of a `noscript` element.
  var isInNoscript: Bool { hazards.contains(.noscript) || names.contains("noscript") }

  private static let foreignNames: Set<String> = ["svg", "math", "select"]
  /// Elements of SVG and MathML in which HTML may be (13.2.6: HTML and MathML text integration points).
  static let htmlPointNames: Set<String> = [
    "desc", "title", "foreignobject", "annotation-xml", "mi", "mo", "mn", "ms", "mtext",
  ]
  /// Elements through which the end tags of others do not reach.
  private static let barrierNames: Set<String> = ["template", "noscript"]
  static let relevantNames = foreignNames.union(htmlPointNames).union(barrierNames)
    .union(["col", "frameset"])

  /// Pages have no more of these elements in each other.
  private static let deepest = 100

  // MARK: Tags

  /// Updates the open elements at the end of a tag; `isClosed` if it ends in `/>`, which counts in `svg` and
  /// `math`.
  mutating func read(_ element: MarkupContext.Element, isClosed: Bool) {
    if element.isComputed {
      if !names.isEmpty { hazards.insert(.foreign) }
    } else if element.isEnd {
      end(element.name)
    } else {
      start(element.name, isClosed: isClosed)
    }
  }

  private mutating func start(_ name: String, isClosed: Bool) {
    // Each tag looks at all that are open.
    guard names.count < Self.deepest else { return hazards = [.foreign, .noscript] }
    // End tags of SVG are ignored as long as an element of HTML is open in these.
    if let last = names.last, Self.htmlPointNames.contains(last) { hazards.insert(.foreign) }
    switch name {
    case "col": if names.contains("template") { hazards.insert(.foreign) }
    case "frameset": hazards.insert(.foreign)
    case "svg", "math": if !isClosed { names.append(name) }
    case "select", "template", "noscript", "title": names.append(name)
    case _ where Self.htmlPointNames.contains(name):
      if !isClosed, isForeign { names.append(name) }
    default: break
    }
  }

  private mutating func end(_ name: String) {
    guard name != "noscript" else { return endNoscript() }
    guard Self.relevantNames.contains(name) else { return }
    let found = names.lastIndex { $0 == name || Self.barrierNames.contains($0) }
    guard let found, names[found] == name else {
      // It may end one that is still open because its own end tag was ignored.
      if Self.htmlPointNames.contains(name) { hazards.insert(.foreign) }
      return
    }
    if names[(found + 1)...].contains(where: Self.htmlPointNames.contains) {
      hazards.insert(.foreign)
    }
    names.removeSubrange(found...)
  }

  private mutating func endNoscript() {
    guard let found = names.firstIndex(of: "noscript") else { return }
    let isWhole = names[(found + 1)...].allSatisfy { ["svg", "math", "noscript"].contains($0) }
    if !isWhole { hazards.insert(.foreign) }
    names.removeSubrange(found...)
  }

  // MARK: Branches and units

  /// What is open after branches that end here and in `other`.
  func joined(with other: OpenElements) -> OpenElements {
    var copy = self
    copy.hazards.formUnion(other.hazards)
    copy.hazards.formUnion(hazards(since: other))
    copy.names = commonNames(with: other)
    return copy
  }

  /// What browsers may be in here that the markup does not show, if they were where `start` is.
  func hazards(since start: OpenElements) -> Hazards {
    let count = commonNames(with: start).count
    let different = names[count...] + start.names[count...]
    var found = hazards.subtracting(start.hazards)
    if different.contains("noscript") { found.insert(.noscript) }
    if different.contains(where: { $0 != "noscript" }) { found.insert(.foreign) }
    return found
  }

  private func commonNames(with other: OpenElements) -> [String] {
    zip(names, other.names).prefix { $0 == $1 }.map { $0.0 }
  }
}
