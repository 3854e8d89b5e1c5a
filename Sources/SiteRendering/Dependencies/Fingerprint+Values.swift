import ContentModel
import SiteModel
import TemplateEngine

extension Fingerprint {
  /// The fingerprint of one value.
  static func of(_ value: Value) -> UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.add(value)
    return fingerprint.hash
  }

  mutating func add(_ value: Value) {
    switch value {
    case .none: tag(0)
    case .boolean(let value): tag(value ? 2 : 1)
    case .integer(let value):
      tag(3)
      add(value)
    case .number(let value):
      tag(4)
      add(Int(truncatingIfNeeded: value.bitPattern))
    case .string(let text):
      tag(5)
      add(text)
    case .markup(let markup):
      tag(6)
      add(markup.bytes)
    case .list(let list), .tuple(let list):
      tag(7)
      add(list.count)
      for element in list { add(element) }
    case .dictionary(let dictionary):
      tag(8)
      add(dictionary.count)
      for (key, value) in dictionary.entries {
        add(key)
        add(value)
      }
    case .object(let object):
      tag(9)
      add(object)
    case .undefined, .handle: tag(10)
    }
  }

  private mutating func tag(_ kind: Int) { add(kind) }

  /// An object counts as the thing it stands for; its members are read one by one.
  private mutating func add(_ object: any TemplateObject) {
    switch object {
    case let page as PageObject:
      add(page.index.map { page.rendered.site.pages[$0].source.path } ?? "")
      add(page.route.path)
    case let term as TermObject: add(term.name)
    case let section as SectionObject:
      add(section.folder)
      // What printing it shows.
      add(section.title)
    default: add(object.typeName)
    }
  }
}
