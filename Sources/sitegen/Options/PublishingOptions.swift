import ArgumentParser
import Content
import DataFormats
import Diagnostics
import SiteBuild

/// What is published, and for which address.
struct PublishingOptions: ParsableArguments {
  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("The URL to build for, instead of site.yaml's.", valueName: "url"))
  var baseURL: String?

  @Option(
    help: ArgumentHelp(
      "What broken links within the site are: error or warn, instead of site.yaml's.",
      valueName: "what"),
    completion: .list(["error", "warn"]))
  var links: String?

  @Flag(help: "Include drafts.")
  var drafts = false

  @Flag(help: "Include pages that are not due yet.")
  var future = false

  func validate() throws {
    _ = try parsedBaseURL
    _ = try parsedLinks
  }

  /// Sets what these options decide; throws what `validate` throws.
  func apply(to settings: inout SiteBuilder.Settings) throws {
    settings.baseURL = try parsedBaseURL
    settings.brokenLinks = try parsedLinks
    settings.includesDrafts = drafts
    settings.includesFuture = future
  }

  private var parsedBaseURL: BaseURL? {
    get throws { try Self.parsed("--base-url", baseURL, BaseURL.init(parsing:)) }
  }

  private var parsedLinks: Diagnostic.Severity? {
    get throws { try Self.parsed("--links", links, LinkPolicy.severity) }
  }

  private static func parsed<Value>(
    _ option: String, _ written: String?, _ parse: (String) throws(InvalidValue) -> Value
  ) throws -> Value? {
    guard let written else { return nil }
    do throws(InvalidValue) {
      return try parse(written)
    } catch {
      let text = error.message + (error.help.map { "; \($0)" } ?? "")
      throw ValidationError("\(option): \(text)" + (text.hasSuffix("?") ? "" : "."))
    }
  }
}
