import DataFormats
import Diagnostics
import TestSupport

@testable import Content

extension SiteConfiguration {
  /// What a text says as the configuration of a site, and the messages about it.
  static func read(
    _ text: String, as name: String = "site.yaml"
  ) -> (configuration: SiteConfiguration?, messages: String) {
    var diagnostics: [Diagnostic] = []
    let configuration = SiteConfigurationReader(file: SourceFile(path: name, text: text))
      .read(&diagnostics)
    return (configuration, diagnostics.text)
  }
}
