import Diagnostics
package import KPILanguage

/// The model that the reference documentation explains.
package enum WorkedExample {
  /// The lines of its block.
  package static let lines = """
    zähler Abschluss|Abschlüsse, Chance|Chancen
    eingabe Umsatzziel "Umsatzvorgabe"    = 100.000 €/Monat
    eingabe Preis "Durchschnittspreis"    = 4.000 €/Abschluss
    eingabe Quote "Abschlussquote"        = 1/3 Abschluss/Chance | 1 %
    SollAbschlüsse "Abschlüsse pro Monat" = Umsatzziel / Preis -> Abschlüsse/Monat
    SollChancen "Chancen pro Monat"       = SollAbschlüsse / Quote -> Chancen/Monat
    Planquote "davon abgeschlossen"       = runde(Quote; 1 %) | 0,1 %
    Chancen "eingehende Chancen"          = SollChancen * 1 Jahr -> Chancen
    Abschlüsse "Abschlüsse"               = Chancen * Planquote -> Abschlüsse | ab 1
    Umsatz "Umsatz"                       = Abschlüsse * Preis -> € | ab 1.000
    szenario standard "Standard"
    szenario plus10 "+10 %"
      Planquote = Planquote um +10 %
      Mehrumsatz "Umsatzplus" = Umsatz - Umsatz@standard -> € | ab 1.000
    tabelle Jahr "Jahresleistung Vertrieb" = Chancen, Planquote, Abschlüsse, Umsatz, Mehrumsatz für standard, plus10
    prüfe SollChancen = 75 Chancen/Monat
    prüfe Umsatz@plus10 = 1.306.800 €

    """
}

/// Compiles the lines as a file of its own.
///
/// - Parameters:
///   - lines: The lines of the model.
///   - language: The language of the page.
///   - files: Shared models by their paths.
/// - Returns: The model, unless there are errors, and all messages as the console shows them.
package func compiled(
  _ lines: String, language: String = "de", files: [String: String] = [:]
) -> (model: KPIModel?, messages: String) {
  var diagnostics: [Diagnostic] = []
  let model = KPIModel.compile(
    SourceFile(path: "a.kpi", text: lines), language: language, files: FilesInMemory(files),
    diagnostics: &diagnostics)
  return (model, diagnostics.map { ConsoleFormat().text(for: $0) }.joined())
}
