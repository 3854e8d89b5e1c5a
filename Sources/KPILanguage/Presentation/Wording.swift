import HTMLText

/// The few words that are added to an author's figures, in the page's language.
package struct Wording: Sendable {
  /// Before a unit; the head of a column of units.
  package let inUnit: String
  /// Under a table whose rounded figures do not reconcile.
  package let unrounded: String
  /// The head of the sums of a list.
  package let total: String
  /// Between the label of a rate and its period.
  package let per: String
  /// The head of the column that says what the figures of a row are.
  package let figure: String

  /// Added to the label of a row of percentages.
  package var inPercent: String { ", \(inUnit) %" }

  /// In the page's language where it is known, else in English.
  package init(language: String) {
    (inUnit, unrounded, total, per, figure) =
      switch LanguageTag(language).language {
      case "de": ("in", "Gerechnet wird mit ungerundeten Werten.", "Gesamt", " pro ", "Größe")
      case "fr":
        ("en", "Calculs effectués avec les valeurs non arrondies.", "Total", " par ", "Indicateur")
      case "es": ("en", "Calculado con los valores sin redondear.", "Total", " por ", "Indicador")
      case "it":
        ("in", "Calcoli eseguiti con i valori non arrotondati.", "Totale", " per ", "Indicatore")
      case "nl": ("in", "Berekend met niet-afgeronde waarden.", "Totaal", " per ", "Kengetal")
      case "pl":
        ("w", "Obliczono na podstawie wartości niezaokrąglonych.", "Razem", " / ", "Wskaźnik")
      case "pt": ("em", "Calculado com os valores não arredondados.", "Total", " por ", "Indicador")
      case "sv": ("i", "Beräknat med oavrundade värden.", "Totalt", " per ", "Nyckeltal")
      case "da": ("i", "Beregnet med uafrundede værdier.", "I alt", " pr. ", "Nøgletal")
      default: ("in", "Calculated with unrounded values.", "Total", " per ", "Figure")
      }
  }
}
