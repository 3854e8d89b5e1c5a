import HTMLText
import SiteModel

/// XML by elements, so that no text gets into it unescaped.
struct XMLWriter: ~Copyable {
  private var output: OutputBuffer

  /// Begins a document in a buffer, which `finish()` gives back.
  ///
  /// - Parameters:
  ///   - output: What is written is appended to it.
  ///   - stylesheet: The URL of a CSS style sheet that browsers show the document with
  ///     (https://www.w3.org/TR/xml-stylesheet/).
  init(_ output: consuming OutputBuffer, stylesheet: String? = nil) {
    self.output = output
    begin(stylesheet)
  }

  /// The buffer with the document.
  consuming func finish() -> OutputBuffer { output }

  private mutating func begin(_ stylesheet: String?) {
    output.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    guard let stylesheet else { return }
    output.append("<?xml-stylesheet type=\"text/css\" href=\"")
    output.append(stylesheet, escaping: .xml)
    output.append("\"?>\n")
  }

  /// An element on lines of its own, with what `content` writes inside it.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
    content: (inout XMLWriter) -> Void
  ) {
    open(name, attributes)
    output.append(">\n")
    content(&self)
    close(name)
  }

  /// An element that holds a text.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], text: String
  ) {
    open(name, attributes)
    output.append(">")
    output.append(text, escaping: .xml)
    close(name)
  }

  /// An element that holds a text.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
    text: borrowing OutputBuffer
  ) {
    open(name, attributes)
    output.append(">")
    text.withBytes { output.append($0, escaping: .xml) }
    close(name)
  }

  /// An element that holds nothing.
  mutating func empty(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) {
    open(name, attributes)
    output.append("/>\n")
  }

  private mutating func open(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>
  ) {
    output.append("<")
    output.append(name)
    for (key, value) in attributes {
      output.append(" ")
      output.append(key)
      output.append("=\"")
      output.append(value, escaping: .xml)
      output.append("\"")
    }
  }

  private mutating func close(_ name: StaticString) {
    output.append("</")
    output.append(name)
    output.append(">\n")
  }
}
