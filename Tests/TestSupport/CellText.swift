package import KPILanguage

extension KPITable.Cell {
  /// What the cell shows where no other value of its figure has more decimals.
  package var text: String {
    var text: [UInt8] = []
    figure.appendText(isBarePercentage: isBarePercentage, to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}
