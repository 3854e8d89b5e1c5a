package import Diagnostics

/// The messages about models and citations; `kpi.*`.
package enum KPIMessages {
  /// All of them, by topic.
  package static let entries: [MessageEntry] =
    syntaxEntries + nameEntries + numberEntries + languageEntries + unitEntries + resultEntries
    + listEntries + tableEntries + chartEntries + citationEntries

  /// A post whose only block has the given lines.
  static func post(_ lines: String, _ text: String = "") -> String {
    """
    -- content/2026-01-01-a.md --
    # Figures

    ```kpi
    \(lines)
    ```
    \(text.isEmpty ? "" : "\n\(text)\n")
    """
  }
}
