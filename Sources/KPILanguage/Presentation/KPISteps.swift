/// The derivation of a figure: the figures it depends on, in order of calculation.
package struct KPISteps: Sendable {
  /// One figure of the derivation.
  package struct Step: Sendable {
    /// The label of the figure.
    package let label: String
    /// The formula with numbers substituted for names; `nil` for a given figure that is shown
    /// exactly.
    package let formula: String?
    /// Whether the displayed result is rounded.
    package let isRounded: Bool
    /// The result.
    package let result: Figure
    /// What a citation of it says; `nil` for a definition that a scenario replaces.
    package let name: FigureName?
  }

  /// The derived figure.
  package let name: String
  /// Each after those it depends on.
  package let steps: [Step]
}
