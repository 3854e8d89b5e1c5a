import Content
import DataFormats
import Platform
import Content
import DataFormats
import Platform
import SiteModel
import TemplateEngine

extension Hasher64 {
  /// The fingerprint of one value.
  static func of(_ value: Value) -> UInt64 {
    var fingerprint = Hasher64()
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

  /// An object counts as what it refers to; its fields are read one by one.
  private mutating func add(_ object: any TemplateObject) {
    if let object = object as AnyObject as? SiteObject {
      add(object.fingerprint)
    } else {
      add(object.typeName)
    }
  }
}

extension Hasher64 {
  mutating func add(_ settings: SiteConfiguration.Markdown) {
    add(settings.typography ? 1 : 0)
    add(settings.rawHTML ? 1 : 0)
    add(settings.cjkEmphasis ? 1 : 0)
    add(settings.sizeLimit)
  }

  mutating func add(_ target: LinkResolver.Target) {
    switch target {
    case .unchanged: add("as written")
    case .url(let url, let language):
      add(url)
      if let language { add(language) }
    case .asset(let asset, let url):
      add(url)
      add(asset.pixelSize?.width ?? -1)
      add(asset.pixelSize?.height ?? -1)
    case .broken(let message, _): add("broken " + message)
    }
  }
}
