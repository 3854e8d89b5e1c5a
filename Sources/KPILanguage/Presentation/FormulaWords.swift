import HTMLText

/// Functions in words, for formulas shown to readers; in German or English.
struct FormulaWords {
  private let isGerman: Bool

  init(language: String) { isGerman = LanguageTag(language).language == "de" }

  func changed(_ value: String, by percent: String, isLess: Bool) -> String {
    isGerman
      ? "\(value) um \(percent) \(isLess ? "gesenkt" : "erhöht")"
      : "\(value) \(isLess ? "decreased" : "increased") by \(percent)"
  }

  func rounded(_ value: String, to step: String, _ mode: RoundingMode) -> String {
    let target = step == "1" ? (isGerman ? "Ganze" : "a whole number") : step
    return "\(value), \(isGerman ? german(mode) : english(mode)) \(target)"
  }

  private func german(_ mode: RoundingMode) -> String {
    switch mode {
    case .halfUp: "gerundet auf"
    case .halfEven: "gerundet (Hälften zur geraden Zahl) auf"
    case .halfDown: "gerundet (Hälften zur Null hin) auf"
    case .down: "abgerundet auf"
    case .up: "aufgerundet auf"
    case .floor: "nach unten gerundet auf"
    case .ceiling: "nach oben gerundet auf"
    }
  }

  private func english(_ mode: RoundingMode) -> String {
    switch mode {
    case .halfUp: "rounded to"
    case .halfEven: "rounded (halves to even) to"
    case .halfDown: "rounded (halves towards zero) to"
    case .down: "rounded down to"
    case .up: "rounded up to"
    case .floor: "rounded downwards to"
    case .ceiling: "rounded upwards to"
    }
  }

  func extreme(_ values: [String], isLeast: Bool) -> String {
    let list =
      values.dropLast().joined(separator: ", ") + (isGerman ? " und " : " and ")
      + (values.last ?? "")
    switch (isGerman, isLeast, values.count > 2) {
    case (true, true, false): return "der kleinere Wert von \(list)"
    case (true, true, true): return "der kleinste Wert von \(list)"
    case (true, false, false): return "der größere Wert von \(list)"
    case (true, false, true): return "der größte Wert von \(list)"
    case (false, true, false): return "the smaller of \(list)"
    case (false, true, true): return "the smallest of \(list)"
    case (false, false, false): return "the larger of \(list)"
    case (false, false, true): return "the largest of \(list)"
    }
  }

  func choice(_ value: String, where condition: String, otherwise: String) -> String {
    isGerman
      ? "\(value), falls \(condition), sonst \(otherwise)"
      : "\(value) if \(condition), else \(otherwise)"
  }
}
