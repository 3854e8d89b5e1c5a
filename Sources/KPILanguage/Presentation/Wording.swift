import HTMLText

/// The few words that are added to an author's figures, in the page's language.
package struct Wording: Sendable {
  /// Added to the label of a row of percentages.
  package let inPercent: String
  /// Under a table whose rounded figures do not reconcile.
  package let unrounded: String

  /// In the page's language where it is known, else in English.
  package init(language: String) {
    switch LanguageTag(language).language {
    case "de":
      inPercent = ", in %"
      unrounded = "Gerechnet wird mit ungerundeten Werten."
    case "fr":
      inPercent = ", en %"
      unrounded = "Calculs effectués avec les valeurs non arrondies."
    case "it":
      inPercent = ", in %"
      unrounded = "Calcoli eseguiti con i valori non arrotondati."
    case "es":
      inPercent = ", en %"
      unrounded = "Calculado con los valores sin redondear."
    case "nl":
      inPercent = ", in %"
      unrounded = "Berekend met niet-afgeronde waarden."
    default:
      inPercent = ", in %"
      unrounded = "Calculated with unrounded values."
    }
  }
}
