package import KPILanguage

extension KPITable.Cell {
  /// What the cell shows where no other value of its figure has more decimals.
  package var text: String {
    isBarePercentage ? figure.percentageText ?? figure.shortText : figure.shortText
  }
}
