import DataFormats

/// A key of front matter that is meant to keep a page unpublished, but has no such effect here: it is misspelled, or
/// is what another generator uses.
struct UnpublishingKey {
  /// The key that has the effect.
  let key: String
  /// Its value, as it must be written.
  let value: String

  /// Keys whose value "false" keeps a page unpublished elsewhere.
  private static let shownByTrue: Set = [
    "published", "public", "visible", "publishable", "ispublished", "is_published", "listed",
    "render",
    "permalink", "enabled", "active", "show", "online", "veröffentlicht", "öffentlich", "sichtbar",
  ]
  /// Keys whose value "true" does.
  private static let hiddenByTrue: Set = [
    "hidden", "private", "unpublished", "unlisted", "drafted", "wip", "isdraft", "is_draft",
    "entwurf", "unveröffentlicht", "versteckt", "privat", "headless", "exclude", "excluded",
    "eleventyexcludefromcollections",
  ]
  /// Keys that let only those see a page who know a word.
  private static let secrets: Set = ["password", "post_password", "passwort", "kennwort"]
  /// Keys with a map that says how a page is built: Hugo's.
  private static let buildOptions: Set = ["build", "_build"]
  /// Keys that have a word for it, and the words.
  private static let states: Set = [
    "status", "state", "visibility", "post_status", "type", "post_type", "kind", "sichtbarkeit",
  ]
  private static let hiddenStates: Set = [
    "entwurf", "privat", "versteckt", "geplant", "unveröffentlicht", "brouillon", "borrador", "wip",
    "in progress", "unfinished",
    "draft", "drafts", "private", "pending", "future", "scheduled", "hidden", "trash", "auto-draft",
    "unpublished", "unlisted", "password", "inherit",
  ]
  /// Names of times before which a page is not published.
  private static let beginnings: Set = [
    "publishdate", "publishat", "publish_at", "publish_on", "publish-date", "scheduled", "embargo",
    "publishon", "publish_after", "visible_from", "veröffentlichen", "veröffentlichen_am",
    "veröffentlichung",
  ]
  /// Names of a post's date, before which it is not published either.
  private static let dates: Set = [
    "published", "published_at", "pubdate", "publish_date", "date_published", "publication_date",
    "publisheddate", "published_date", "publishedat", "published_on", "publicationdate",
    "datepublished", "post_date", "postdate", "post-date", "date_posted", "posted", "datum",
  ]
  /// Names of times from which on it is not.
  private static let ends: Set = [
    "expirydate", "expiry_date", "expiry", "expire", "expired", "expiration", "expirationdate",
    "expires_at", "expire_at", "unpublishdate", "unpublish_date", "unpublish", "valid_until",
    "validuntil", "valid-until", "visible_until", "gültig_bis", "ablaufdatum", "läuft_ab",
  ]

  /// - Parameters:
  ///   - name: A key that is not known.
  ///   - node: Its value.
  ///   - suggestion: The known key that is nearest to it.
  ///   - hasDate: Whether the page has a `date`.
  init?(_ name: String, _ node: DataNode, nearest suggestion: String?, hasDate: Bool) {
    let lower = name.lowercased()
    guard case .scalar(let value, let text) = node.content else {
      guard Self.buildOptions.contains(lower), Self.hides(node) else { return nil }
      self.init(key: "draft", value: "true")
      return
    }
    if Self.ends.contains(lower) || suggestion == "expires", let date = Self.date(value, text) {
      self.init(key: "expires", value: date)
    } else if !hasDate, Self.dates.contains(lower), let date = Self.date(value, text) {
      self.init(key: "date", value: date)
    } else if Self.beginnings.contains(lower) || Self.dates.contains(lower)
      || suggestion == "publish", let date = Self.date(value, text)
    {
      self.init(key: "publish", value: date)
    } else if Self.shownByTrue.contains(lower)
      ? Self.isFalse(value, text)
      : Self.isTrue(value, text)
        && (Self.hiddenByTrue.contains(lower) || suggestion == "draft")
    {
      self.init(key: "draft", value: "true")
    } else if Self.states.contains(lower), Self.hiddenStates.contains(text.lowercased()) {
      self.init(key: "draft", value: "true")
    } else if Self.secrets.contains(lower), !text.isEmpty, !Self.isFalse(value, text) {
      self.init(key: "draft", value: "true")
    } else {
      return nil
    }
  }

  private init(key: String, value: String) {
    self.key = key
    self.value = value
  }

  /// The known key that a key has the effect of where it is one level too deep, below another key; `nil` for what a
  /// site may have for itself there.
  static func nested(_ entry: DataNode.Entry) -> UnpublishingKey? {
    guard case .scalar(let value, let text) = entry.value.content else { return nil }
    return switch entry.key.value.lowercased() {
    case "draft": isTrue(value, text) ? UnpublishingKey(key: "draft", value: "true") : nil
    case "publish", "publishdate":
      date(value, text).map { UnpublishingKey(key: "publish", value: $0) }
    case "expires", "expirydate":
      date(value, text).map { UnpublishingKey(key: "expires", value: $0) }
    default: nil
    }
  }

  /// Whether Hugo would write no page, or show it in no list.
  private static func hides(_ options: DataNode) -> Bool {
    guard case .map(let entries) = options.content else { return false }
    return entries.contains { entry in
      guard ["render", "list"].contains(entry.key.value.lowercased()),
        case .scalar(let value, let text) = entry.value.content
      else { return false }
      return isFalse(value, text)
    }
  }

  /// A date as it must be written.
  private static func date(_ value: DataValue, _ text: String) -> String? {
    if case .dateTime = value { return text }
    return DateTime.writtenForm(of: text)
  }

  private static func isTrue(_ value: DataValue, _ text: String) -> Bool {
    if case .boolean(let value) = value { return value }
    return ["true", "yes", "on", "y", "1", "ja", "wahr"].contains(text.lowercased())
  }

  private static func isFalse(_ value: DataValue, _ text: String) -> Bool {
    if case .boolean(let value) = value { return !value }
    return ["false", "no", "off", "n", "0", "never", "nein", "falsch"].contains(text.lowercased())
  }
}
