/// The size of an image in CSS pixels.
package struct PixelSize: Sendable, Hashable {
  /// At least 1.
  package let width: Int
  /// At least 1.
  package let height: Int

  /// A size; `nil` where one side is less than 1.
  package init?(width: Int, height: Int) {
    guard width > 0, height > 0 else { return nil }
    self.width = width
    self.height = height
  }
}
