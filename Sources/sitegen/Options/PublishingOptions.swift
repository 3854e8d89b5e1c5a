import ArgumentParser
import Content
import DataFormats
import SiteBuild

/// What is published, and for which address.
struct PublishingOptions: ParsableArguments {
  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("The URL to build for, instead of site.yaml's.", valueName: "url"))
  var baseURL: String?

  @Flag(help: "Include drafts.")
  var drafts = false

  @Flag(help: "Include pages that are not due yet.")
  var future = false

  func validate() throws { _ = try parsedBaseURL }

  /// Sets what these options decide; throws what `validate` throws.
  func apply(to settings: inout SiteBuilder.Settings) throws {
    settings.baseURL = try parsedBaseURL
    settings.includesDrafts = drafts
    settings.includesFuture = future
  }

  private var parsedBaseURL: BaseURL? {
    get throws {
      do throws(InvalidValue) {
        return try baseURL.map(BaseURL.init(parsing:))
      } catch {
        let hint = error.help.map { "; \($0)" } ?? ""
        throw ValidationError("--base-url: \(error.message)\(hint).")
      }
    }
  }
}
