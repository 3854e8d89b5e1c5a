import HTMLText

/// The few words that are added to an author's figures, in the page's language.
package struct Wording: Sendable {
  /// Added to the label of a row of percentages.
  package let inPercent: String
  /// Under a table whose rounded figures do not reconcile.
  package let unrounded: String

  /// In the page's language where it is known, else in English.
  package init(language: String) {
    (inPercent, unrounded) =
      switch LanguageTag(language).language {
      case "de": (", in %", "Gerechnet wird mit ungerundeten Werten.")
      case "fr": (", en %", "Calculs effectués avec les valeurs non arrondies.")
      case "es": (", en %", "Calculado con los valores sin redondear.")
      case "it": (", in %", "Calcoli eseguiti con i valori non arrotondati.")
      case "nl": (", in %", "Berekend met niet-afgeronde waarden.")
      case "pl": (", w %", "Obliczono na podstawie wartości niezaokrąglonych.")
      case "pt": (", em %", "Calculado com os valores não arredondados.")
      case "sv": (", i %", "Beräknat med oavrundade värden.")
      case "da": (", i %", "Beregnet med uafrundede værdier.")
      default: (", in %", "Calculated with unrounded values.")
      }
  }
}
