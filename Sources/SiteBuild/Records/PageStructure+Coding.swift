import SiteRendering

extension PageStructure: BinaryCodable {
  func encode(to encoder: inout BinaryEncoder) {
    encoder.list(anchors) { $0.text($1) }
    encoder.number(mainHeadingCount)
  }

  init(from decoder: inout BinaryDecoder) throws(CorruptRecord) {
    self.init(anchors: try decoder.texts(), mainHeadingCount: try decoder.number())
  }
}
