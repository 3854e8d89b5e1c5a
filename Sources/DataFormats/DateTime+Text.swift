extension DateTime {
  /// The day alone, `2010-12-02`.
  package var dateText: String {
    var text = ASCIIText()
    append(dateTo: &text)
    return text.string
  }

  /// RFC 3339 as feeds want it, `2010-12-02T14:30:00+01:00`; a day alone is its midnight.
  ///
  /// `siteOffset` applies where the date has no offset; zero is written "Z". Seconds of an offset, as time
  /// zones of the nineteenth century had them, are dropped.
  package func rfc3339(siteOffset: Int) -> String {
    let offset = offset ?? siteOffset
    let minutes = abs(offset) / 60
    var text = ASCIIText()
    append(dateTo: &text)
    append(timeTo: &text)
    if minutes == 0 {
      text.append("Z")
    } else {
      text.append(offset < 0 ? "-" : "+")
      text.append(twoDigits: minutes / 60)
      text.append(":")
      text.append(twoDigits: minutes % 60)
    }
    return text.string
  }

  private func append(dateTo text: inout ASCIIText) {
    text.append(twoDigits: year / 100)
    text.append(twoDigits: year % 100)
    text.append("-")
    text.append(twoDigits: month)
    text.append("-")
    text.append(twoDigits: day)
  }

  /// The time of day, `T14:30:00`.
  private func append(timeTo text: inout ASCIIText) {
    text.append("T")
    text.append(twoDigits: time?.hour ?? 0)
    text.append(":")
    text.append(twoDigits: time?.minute ?? 0)
    text.append(":")
    text.append(twoDigits: time?.second ?? 0)
  }
}

/// A short string of digits and punctuation, built without allocating: dates are written by the hundred
/// thousand.
private struct ASCIIText {
  /// Room for `2010-12-02T14:30:00+01:00`.
  private var bytes = InlineArray<25, UInt8>(repeating: 0)
  private var count = 0

  var string: String {
    String(unsafeUninitializedCapacity: count) { text in
      for index in 0..<count { text[index] = bytes[index] }
      return count
    }
  }

  mutating func append(_ sign: Unicode.Scalar) { append(UInt8(ascii: sign)) }

  /// A number from 0 to 99.
  mutating func append(twoDigits number: Int) {
    append(UInt8(ascii: "0") + UInt8(number / 10))
    append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  private mutating func append(_ byte: UInt8) {
    bytes[count] = byte
    count += 1
  }
}

extension DateTime: CustomStringConvertible {
  /// What was written, in the form of RFC 3339: `2010-12-02`, `2010-12-02T14:30:00` or with offset.
  package var description: String {
    if offset != nil { return rfc3339(siteOffset: 0) }
    guard time != nil else { return dateText }
    var text = ASCIIText()
    append(dateTo: &text)
    append(timeTo: &text)
    return text.string
  }
}
