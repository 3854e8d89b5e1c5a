extension DateTime {
  /// The day alone, `2010-12-02`.
  package var dateText: String {
    "\(Self.padded(year, to: 4))-\(Self.padded(month, to: 2))-\(Self.padded(day, to: 2))"
  }

  /// RFC 3339 as feeds want it, `2010-12-02T14:30:00+01:00`; a day alone is its midnight.
  ///
  /// The offset given is taken where the date has none itself; zero is written "Z". Seconds of an
  /// offset, as time zones of the nineteenth century had them, are dropped.
  package func rfc3339(siteOffset: Int) -> String {
    let offset = offset ?? siteOffset
    let minutes = abs(offset) / 60
    let zone =
      minutes == 0
      ? "Z"
      : (offset < 0 ? "-" : "+") + Self.padded(minutes / 60, to: 2) + ":"
        + Self.padded(minutes % 60, to: 2)
    return "\(dateText)T\(timeText)\(zone)"
  }

  /// The time of day, `14:30:00`.
  private var timeText: String {
    [time?.hour ?? 0, time?.minute ?? 0, time?.second ?? 0]
      .map { Self.padded($0, to: 2) }.joined(separator: ":")
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension DateTime: CustomStringConvertible {
  /// What was written, in the form of RFC 3339: `2010-12-02`, `2010-12-02T14:30:00` or with offset.
  package var description: String {
    if offset != nil { return rfc3339(siteOffset: 0) }
    return time == nil ? dateText : "\(dateText)T\(timeText)"
  }
}
