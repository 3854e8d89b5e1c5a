/// How a figure is reached: the figures it depends on, in the order of calculation.
package struct KPISteps: Sendable {
  /// One figure on the way.
  package struct Step: Sendable {
    /// The label of the figure.
    package let label: String
    /// The formula with numbers in place of names; `nil` where the figure is given as it is shown.
    package let formula: String?
    /// Whether the result is rounded for display.
    package let isRounded: Bool
    /// What it comes to.
    package let result: Figure
  }

  /// The figure that is reached.
  package let name: String
  /// Each after those it depends on.
  package let steps: [Step]
}
