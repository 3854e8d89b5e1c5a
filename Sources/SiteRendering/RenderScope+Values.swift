import Content
import DataFormats
import Platform
import SiteModel
import TemplateEngine

/// Fields in the forms that outputs without templates need.
extension RenderScope {
  /// A field that is a string; empty where it has no value.
  func text(_ field: Field, of object: SiteObject) -> String {
    read(field, of: object)?.text ?? ""
  }

  /// A field that is a list of objects.
  func objects(_ field: Field, of object: SiteObject) -> [SiteObject] {
    guard case .list(let list)? = read(field, of: object) else { return [] }
    return list.compactMap { element in
      guard case .object(let object) = element else { return nil }
      return object as AnyObject as? SiteObject
    }
  }

  /// The value of a date field with time and offset.
  func rfc3339(_ value: Value) -> String {
    guard let text = value.text, let date = try? DateTime(parsing: text) else { return "" }
    return rfc3339(date)
  }

  /// A date with time and the offset that it has at its place.
  func rfc3339(_ date: DateTime) -> String {
    date.rfc3339(siteOffset: read(TimeZoneFact()).offset(of: date))
  }

  /// The whole URL of an address as `site.yaml` has it: one that begins with "/" begins at the home
  /// page; all others are used unchanged.
  func permalink(ofAddress address: String) -> String {
    address.hasPrefix("/") && !address.hasPrefix("//")
      ? text(.baseURL, of: site) + address.dropFirst() : address
  }
}
