/// A model of 1,000 figures and 20 scenarios, and tables that show every figure in every scenario.
///
/// A hundred sales teams with ten figures each: the plan of the documentation's worked example for
/// every team, and revenues that add up from team to team.
struct LargeModel {
  /// Printed beside its times.
  let name: String
  /// Figures that each scenario changes.
  let changes: Int
  /// Whether one of them is a factor on which the results of all teams depend.
  var reachesAll = false

  private static let teams = 100
  private static let scenarios = 20
  private static let names = [
    "Ziel", "Preis", "Quote", "Soll", "SollChancen", "Planquote", "Chancen", "Abschlüsse", "Umsatz",
    "Summe",
  ]

  var text: String {
    var lines = ["zähler Abschluss|Abschlüsse, Chance|Chancen", "eingabe Faktor = 1"]
    for team in 0..<Self.teams { lines += figures(team) }
    for scenario in 1...Self.scenarios {
      lines.append("szenario s\(scenario) \"Annahme \(scenario)\"")
      if reachesAll { lines.append("  Faktor = \(100 + scenario)/100") }
      for index in (reachesAll ? 1 : 0)..<changes {
        let team = (index * Self.teams / changes + scenario * 7) % Self.teams
        lines.append("  Quote\(team) = Quote\(team) um +\(scenario) %")
      }
    }
    for start in stride(from: 0, to: Self.teams, by: 10) {
      var rows = (start..<start + 10).flatMap { team in Self.names.map { "\($0)\(team)" } }
      // One of the thousand is the factor.
      if start == 0 { rows[0] = "Faktor" }
      lines.append("tabelle t\(start) \"Gruppe \(start)\" = \(rows.joined(separator: ", "))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func figures(_ team: Int) -> [String] {
    let goal = "eingabe Ziel\(team) \"Vorgabe\" = \(100 + team).000 €/Monat"
    let before = team == 0 ? "" : " + Summe\(team - 1)"
    return (team == 0 ? [] : [goal]) + [
      "eingabe Preis\(team) \"Durchschnittspreis\" = \(4_000 + 10 * team) €/Abschluss",
      "eingabe Quote\(team) \"Abschlussquote\" = 1/\(3 + team % 4) Abschluss/Chance | 1 %",
      "Soll\(team) = Ziel\(max(team, 1)) / Preis\(team) * Faktor -> Abschlüsse/Monat",
      "SollChancen\(team) = Soll\(team) / Quote\(team) -> Chancen/Monat",
      "Planquote\(team) = runde(Quote\(team); 1 %) | 0,1 %",
      "Chancen\(team) = SollChancen\(team) * 1 Jahr -> Chancen",
      "Abschlüsse\(team) = Chancen\(team) * Planquote\(team) -> Abschlüsse | ab 1",
      "Umsatz\(team) = Abschlüsse\(team) * Preis\(team) -> € | ab 1.000",
      "Summe\(team) = Umsatz\(team)\(before) | ab 1.000",
    ]
  }
}
