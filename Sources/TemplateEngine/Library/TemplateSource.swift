package import Diagnostics

/// A template that a library is made of.
package struct TemplateSource: Sendable {
  /// The name by which templates refer to it, such as "partials/post.html".
  package let name: String
  /// Its text, with its path as messages show it.
  package let file: SourceFile
  /// How many layers lie above its own; 0 is the topmost.
  ///
  /// Of several templates with one name the topmost has the name; `theme:name` reaches the next one below the
  /// layer of the template that says so.
  package let layer: Int

  /// Stores the values unchanged.
  package init(name: String, file: SourceFile, layer: Int = 0) {
    self.name = name
    self.file = file
    self.layer = layer
  }
}
