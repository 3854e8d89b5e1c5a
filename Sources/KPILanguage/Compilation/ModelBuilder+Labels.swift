import Diagnostics

/// Labels, captions and names of scenarios that cite figures: `szenario plus "+{Steigerung}"`.
extension ModelBuilder {
  /// Writes the figures that labels cite into them; called when all values are known.
  mutating func citeInLabels() {
    guard !syntax.citingLabels.isEmpty else { return }
    let model = model()
    var found: [Diagnostic] = []
    // Of labels that are joined from others, whose mistakes are told already.
    var ignored: [Diagnostic] = []
    func text(_ label: String, _ source: SourceRange, scenario: String? = nil) -> String {
      var label = CitingLabel(label)
      label.scenario = scenario
      guard let place = syntax.citingLabels[label.text] else {
        return label.text {
          model.figure(
            citation: $0, in: source.file, at: source.range, diagnostics: &ignored)?.text
        }
      }
      return label.text {
        model.figure(citation: $0, in: place.file, at: place.range, diagnostics: &found)?.text
      }
    }
    for index in syntax.scenarios.indices {
      let name = syntax.scenarios[index].name
      syntax.scenarios[index].label = syntax.scenarios[index].label.map {
        text($0, name.source, scenario: name.text)
      }
    }
    for index in syntax.tables.indices {
      let source = syntax.tables[index].name.source
      syntax.tables[index].caption = syntax.tables[index].caption.map { text($0, source) }
    }
    for index in syntax.sensitivities.indices {
      let source = syntax.sensitivities[index].name.source
      syntax.sensitivities[index].caption = syntax.sensitivities[index].caption.map {
        text($0, source)
      }
    }
    for index in syntax.charts.indices {
      let source = syntax.charts[index].name.source
      syntax.charts[index].caption = syntax.charts[index].caption.map { text($0, source) }
    }
    lists = lists.mapLabels { text($0, $1) }
    compiler.scope.mapLabels { text($0, $1) }
    relabelValues()
    for diagnostic in found where !diagnostics.contains(diagnostic) {
      diagnostics.append(diagnostic)
    }
  }
}

/// A label with citations in braces; `{{` is a brace.
struct CitingLabel {
  let text: String
  /// The scenario whose figures are cited where a citation names none.
  var scenario: String?

  init(_ text: String) { self.text = text }

  static func cites(_ text: String) -> Bool { text.utf8.contains(UInt8(ascii: "{")) }

  /// The label with figures in place of citations; what is not found stays as it is written.
  func text(figure: (_ citation: String) -> String?) -> String {
    guard Self.cites(text) else { return text }
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      rest = rest[rest.index(after: open)...]
      if rest.first == "{" {
        result += "{"
        rest = rest.dropFirst()
      } else if let close = rest.firstIndex(of: "}") {
        result += figure(citation(rest[..<close])) ?? "{\(rest[..<close])}"
        rest = rest[rest.index(after: close)...]
      } else {
        result += "{"
      }
    }
    return result + rest
  }

  private func citation(_ written: Substring) -> String {
    guard let scenario, !written.contains("@") else { return String(written) }
    let end = written.firstIndex(of: "|") ?? written.endIndex
    return "\(written[..<end])@\(scenario) \(written[end...])"
  }
}
