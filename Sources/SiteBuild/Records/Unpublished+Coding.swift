import SiteModel

extension Site.Unpublished: BinaryCodable {
  func encode(to encoder: inout BinaryEncoder) {
    encoder.text(path)
    encoder.optional(page) { $0.text($1) }
    encoder.text(reason.rawValue)
    encoder.optional(date) { $0.text($1) }
    encoder.text(route.path)
  }

  init(from decoder: inout BinaryDecoder) throws(CorruptRecord) {
    let path = try decoder.text()
    let page = try decoder.optional { decoder throws(CorruptRecord) in try decoder.text() }
    guard let reason = Site.UnpublishedReason(rawValue: try decoder.text()) else {
      throw CorruptRecord()
    }
    let date = try decoder.optional { decoder throws(CorruptRecord) in try decoder.text() }
    self.init(
      path: path, page: page, reason: reason, date: date, route: Route(try decoder.text()))
  }
}
