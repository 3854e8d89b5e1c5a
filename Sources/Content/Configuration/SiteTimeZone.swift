package import DataFormats
import Foundation

/// The time zone of dates that have no offset of their own.
package struct SiteTimeZone: Sendable, Hashable {
  /// A name of the IANA time zone database, such as `Europe/Berlin`.
  package let identifier: String
  private let zone: TimeZone

  /// Universal time.
  package static let utc = SiteTimeZone(identifier: "UTC", zone: .gmt)

  /// `nil` where the system's database has no such zone.
  package init?(identifier: String) {
    if identifier == "UTC" {
      self = .utc
      return
    }
    guard TimeZone.knownTimeZoneIdentifiers.contains(identifier),
      let zone = TimeZone(identifier: identifier)
    else { return nil }
    self.init(identifier: identifier, zone: zone)
  }

  private init(identifier: String, zone: TimeZone) {
    self.identifier = identifier
    self.zone = zone
  }

  /// The names of all zones of the system, for suggestions.
  static var knownIdentifiers: [String] { ["UTC"] + TimeZone.knownTimeZoneIdentifiers }

  /// The offset of a date: its own, else the zone's at that time, in seconds east of UTC.
  ///
  /// Where the clock is set back, an ambiguous time is the first one; where it is set forward, a skipped time
  /// is the one after. Costs about a microsecond.
  package func offset(of date: DateTime) -> Int {
    if let offset = date.offset { return offset }
    let local = date.seconds(inOffset: 0)
    let guess = offset(atSecondsSince1970: local - 86_400)
    let other = offset(atSecondsSince1970: local + 86_400)
    if guess == other || offset(atSecondsSince1970: local - guess) == guess { return guess }
    return offset(atSecondsSince1970: local - other) == other ? other : guess
  }

  /// The zone's offset at an instant, in seconds east of UTC.
  package func offset(atSecondsSince1970 seconds: Int) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
  }

  /// The instant of a date in this zone, in seconds since 1970-01-01T00:00:00Z.
  package func seconds(of date: DateTime) -> Int {
    date.seconds(inOffset: offset(of: date))
  }
}
