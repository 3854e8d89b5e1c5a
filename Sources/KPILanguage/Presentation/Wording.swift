import HTMLText

/// The few words that are added to an author's figures, in the page's language.
package struct Wording: Sendable {
  /// Added to the label of a row of percentages.
  package let inPercent: String
  /// Under a table whose rounded figures do not reconcile.
  package let unrounded: String
  /// The head of the sums of a list.
  package let total: String
  /// Between the label of a rate and its period.
  package let per: String

  /// In the page's language where it is known, else in English.
  package init(language: String) {
    (inPercent, unrounded, total, per) =
      switch LanguageTag(language).language {
      case "de": (", in %", "Gerechnet wird mit ungerundeten Werten.", "Gesamt", " pro ")
      case "fr": (", en %", "Calculs effectués avec les valeurs non arrondies.", "Total", " par ")
      case "es": (", en %", "Calculado con los valores sin redondear.", "Total", " por ")
      case "it": (", in %", "Calcoli eseguiti con i valori non arrotondati.", "Totale", " per ")
      case "nl": (", in %", "Berekend met niet-afgeronde waarden.", "Totaal", " per ")
      case "pl": (", w %", "Obliczono na podstawie wartości niezaokrąglonych.", "Razem", " / ")
      case "pt": (", em %", "Calculado com os valores não arredondados.", "Total", " por ")
      case "sv": (", i %", "Beräknat med oavrundade värden.", "Totalt", " per ")
      case "da": (", i %", "Beregnet med uafrundede værdier.", "I alt", " pr. ")
      default: (", in %", "Calculated with unrounded values.", "Total", " per ")
      }
  }
}
