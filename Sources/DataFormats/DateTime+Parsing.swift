extension DateTime {
  /// The accepted forms, for messages.
  static let forms = "write 2010-12-02, 2010-12-02 14:30 or 2010-12-02T14:30:00+01:00"

  /// Reads `2010-12-02`, `2010-12-02 14:30`, `2010-12-02 14:30:15` and RFC 3339 date-times.
  ///
  /// Date and time are separated by "T" or spaces; spaces may precede the offset, which is "Z" or of a form
  /// such as +01:00 or +0100. Fractions of a second are accepted and dropped. Month, day and hour may have one
  /// digit.
  package init(parsing text: String) throws(InvalidValue) {
    try self.init(text, isExact: false)
  }

  /// Reads the same forms where months, days and hours have two digits, as in a value that may not be a date.
  init(exactly text: String) throws(InvalidValue) { try self.init(text, isExact: true) }

  private init(_ text: String, isExact: Bool) throws(InvalidValue) {
    var scanner = DateScanner(text, shortest: isExact ? 2 : 1)
    guard let fields = scanner.fields() else {
      throw InvalidValue(
        "\"\(text)\" is not a valid date",
        help: (isExact ? nil : Self.suggestion(for: text)) ?? Self.forms)
    }
    func fail(_ reason: String) -> InvalidValue {
      InvalidValue("there is no \"\(text)\": \(reason)", help: isExact ? nil : help)
    }
    // Month and day exchanged, or the last day of a shorter month.
    let last = Self.days(inMonth: min(max(fields.month, 1), 12), ofYear: max(1, fields.year))
    let isExchanged = fields.month > 12 && (1...12).contains(fields.day) && fields.month <= 31
    let meant =
      isExchanged
      ? Self(year: fields.year, month: fields.day, day: fields.month, time: nil, offset: nil)
      : fields.day > last && fields.day <= 31
        ? Self(year: fields.year, month: fields.month, day: last, time: nil, offset: nil) : nil
    let help = fields.time != nil ? nil : meant.map { "write \($0.dateText)" }
    guard Self.years.contains(fields.year) else { throw fail("years go from 0001 to 9999") }
    guard (1...12).contains(fields.month) else { throw fail("months go from 01 to 12") }
    let days = Self.days(inMonth: fields.month, ofYear: fields.year)
    guard (1...days).contains(fields.day) else {
      throw fail("\(Self.monthNames[fields.month - 1]) \(fields.year) has \(days) days")
    }
    var time: Time?
    if let (hour, minute, second) = fields.time {
      time = Time(hour: hour, minute: minute, second: second)
      guard time != nil else { throw fail("times go from 00:00:00 to 23:59:59") }
    }
    guard
      let date = DateTime(
        year: fields.year, month: fields.month, day: fields.day, time: time, offset: fields.offset)
    else { throw fail("offsets go from -23:59 to +23:59") }
    self = date
  }

  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}

/// Parses the numbers of a date without checking their ranges.
private struct DateScanner {
  struct Fields {
    var year, month, day: Int
    var time: (hour: Int, minute: Int, second: Int)?
    var offset: Int?
  }

  private let text: [UInt8]
  /// What has been read.
  private var position = 0

  /// How many digits a month, a day or an hour has at least.
  private let shortest: Int

  init(_ text: String, shortest: Int) {
    self.text = Array(text.utf8)
    self.shortest = shortest
  }

  private var isAtEnd: Bool { position == text.count }

  private var digit: Int? {
    guard position < text.count, (0x30...0x39).contains(text[position]) else { return nil }
    return Int(text[position] - 0x30)
  }

  /// `nil` where the string does not have the form of a date.
  mutating func fields() -> Fields? {
    guard let year = number(4), skip("-"), let month = short(), skip("-"), let day = short()
    else { return nil }
    var fields = Fields(year: year, month: month, day: day)
    if isAtEnd { return fields }
    guard skip("T") || skip("t") || skipSpaces() else { return nil }
    guard let hour = short(), skip(":"), let minute = number(2) else { return nil }
    var second = 0
    if skip(":") {
      guard let written = number(2) else { return nil }
      second = written
      if skip(".") {
        guard digit != nil else { return nil }
        while digit != nil { position += 1 }
      }
    }
    fields.time = (hour, minute, second)
    skipSpaces()
    if isAtEnd { return fields }
    guard let offset = offset(), isAtEnd else { return nil }
    fields.offset = offset
    return fields
  }

  private mutating func offset() -> Int? {
    if skip("Z") || skip("z") { return 0 }
    let sign = skip("+") ? 1 : skip("-") ? -1 : 0
    guard sign != 0, let hours = number(2), skip(":") || true, let minutes = number(2) else {
      return nil
    }
    // Minutes past 59 give an offset that no date accepts.
    return minutes > 59 ? Int.max : sign * (hours * 3600 + minutes * 60)
  }

  /// A number of one or two digits.
  private mutating func short() -> Int? {
    guard let first = number(1) else { return nil }
    guard let second = digit else { return shortest == 1 ? first : nil }
    position += 1
    return first * 10 + second
  }

  private mutating func number(_ digits: Int) -> Int? {
    var number = 0
    for _ in 0..<digits {
      guard let digit else { return nil }
      number = number * 10 + digit
      position += 1
    }
    return number
  }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard position < text.count, text[position] == UInt8(ascii: scalar) else { return false }
    position += 1
    return true
  }

  @discardableResult
  private mutating func skipSpaces() -> Bool {
    let start = position
    while skip(" ") || skip("\t") {}
    return position > start
  }
}
