import DataFormats

/// A key of front matter that is meant to keep a page unpublished, but has no such effect here: it is misspelled, or
/// is what another generator uses.
struct UnpublishingKey {
  /// The key that has the effect.
  let key: String
  /// Its value, as it must be written.
  let value: String

  /// Keys whose value "false" keeps a page unpublished elsewhere.
  private static let shownByTrue: Set = ["published", "public", "visible", "publishable"]
  /// Keys whose value "true" does.
  private static let hiddenByTrue: Set = [
    "hidden", "private", "unpublished", "unlisted", "drafted", "wip",
  ]
  /// Keys that have a word for it, and the words.
  private static let states: Set = ["status", "state", "visibility", "post_status"]
  private static let hiddenStates: Set = [
    "draft", "drafts", "private", "pending", "future", "scheduled", "hidden", "trash", "auto-draft",
    "unpublished", "unlisted", "password", "inherit",
  ]
  /// Names of times before which a page is not published.
  private static let beginnings: Set = [
    "publishdate", "publishat", "publish_at", "publish_on", "publish-date", "scheduled", "embargo",
  ]
  /// Names of a post's date, before which it is not published either.
  private static let dates: Set = [
    "published", "published_at", "pubdate", "publish_date", "date_published", "publication_date",
  ]
  /// Names of times from which on it is not.
  private static let ends: Set = [
    "expirydate", "expiry_date", "expiry", "expire", "expired", "expiration", "expirationdate",
    "expires_at", "expire_at", "unpublishdate", "unpublish_date", "unpublish",
  ]

  /// - Parameters:
  ///   - name: A key that is not known.
  ///   - node: Its value.
  ///   - suggestion: The known key that is nearest to it.
  ///   - hasDate: Whether the page has a `date`.
  init?(_ name: String, _ node: DataNode, nearest suggestion: String?, hasDate: Bool) {
    let lower = name.lowercased()
    guard case .scalar(let value, let text) = node.content else { return nil }
    if Self.ends.contains(lower) || suggestion == "expires", Self.isDate(value, text) {
      self.init(key: "expires", value: text)
    } else if !hasDate, Self.dates.contains(lower), Self.isDate(value, text) {
      self.init(key: "date", value: text)
    } else if Self.beginnings.contains(lower) || Self.dates.contains(lower)
      || suggestion == "publish", Self.isDate(value, text)
    {
      self.init(key: "publish", value: text)
    } else if Self.shownByTrue.contains(lower)
      ? Self.isFalse(value, text)
      : Self.isTrue(value, text)
        && (Self.hiddenByTrue.contains(lower) || suggestion == "draft")
    {
      self.init(key: "draft", value: "true")
    } else if Self.states.contains(lower), Self.hiddenStates.contains(text.lowercased()) {
      self.init(key: "draft", value: "true")
    } else {
      return nil
    }
  }

  private init(key: String, value: String) {
    self.key = key
    self.value = value
  }

  private static func isDate(_ value: DataValue, _ text: String) -> Bool {
    if case .dateTime = value { return true }
    return (try? DateTime(parsing: text)) != nil
  }

  private static func isTrue(_ value: DataValue, _ text: String) -> Bool {
    if case .boolean(let value) = value { return value }
    return ["true", "yes", "on", "y", "1"].contains(text.lowercased())
  }

  private static func isFalse(_ value: DataValue, _ text: String) -> Bool {
    if case .boolean(let value) = value { return !value }
    return ["false", "no", "off", "n", "0", "never"].contains(text.lowercased())
  }
}
