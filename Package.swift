// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
  name: "sitegen",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/attaswift/BigInt", exact: "6.0.1"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
  ],
  targets: [
    // Each target may import those above it that it names, and no other.
    .systemLibrary(
      name: "SystemCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]),
    .target(
      name: "CCMarkGFM", dependencies: ["SystemCMarkGFM"],
      cSettings: [
        .enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error),
      ]),
    .systemLibrary(
      name: "SystemYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(
      name: "CSystemCalls",
      cSettings: [
        .enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error),
      ]),
    // The link `templates` in it leads to the project's own theme, whose files become part of the program.
    .target(
      name: "DefaultTheme", exclude: ["templates"],
      cSettings: [
        .enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error),
      ]),
    .target(
      name: "StarterSite", exclude: ["files"],
      cSettings: [
        .enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error),
      ]),
    // What the development server gives to browsers; the scripts become part of the program.
    .target(
      name: "BrowserScripts", exclude: ["scripts"],
      cSettings: [
        .enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error),
      ]),
    // What pages with figures need; the files become part of the program.
    .target(
      name: "FigureAssets", exclude: ["files"],
      cSettings: [
        .enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error),
      ]),
    target("Diagnostics"),
    target("HTMLText"),
    target("Platform", ["CSystemCalls", "Diagnostics"]),
    target("DataFormats", ["Diagnostics", "HTMLText", "SystemYAML", "TOMLKit"]),
    target(
      "Content",
      ["DataFormats", "DefaultTheme", "Diagnostics", "FigureAssets", "HTMLText", "Platform"]),
    target("MarkdownRendering", ["CCMarkGFM", "Diagnostics", "HTMLText"]),
    target("TemplateEngine", ["Diagnostics", "HTMLText"]),
    target("KPILanguage", ["Diagnostics", "HTMLText", "BigInt"]),
    target("FigurePublishing", ["Diagnostics", "HTMLText", "KPILanguage"]),
    target("SiteModel", ["Content", "DataFormats", "Diagnostics", "HTMLText", "Platform"]),
    target(
      "SiteRendering",
      [
        "Content", "DataFormats", "Diagnostics", "HTMLText", "KPILanguage", "FigurePublishing",
        "MarkdownRendering", "Platform", "SiteModel", "TemplateEngine",
      ]),
    target(
      "SiteBuild",
      [
        "Content", "DataFormats", "Diagnostics", "HTMLText", "Platform", "SiteModel",
        "SiteRendering", "StarterSite", "TemplateEngine",
      ]),
    .target(
      name: "SiteServer",
      dependencies: [
        "BrowserScripts", "CSystemCalls", "Diagnostics", "HTMLText", "Platform", "SiteBuild",
        "SiteModel",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOWebSocket", package: "swift-nio"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "sitegen",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"), "Content",
        "DataFormats", "Diagnostics", "HTMLText", "KPILanguage", "FigurePublishing",
        "MarkdownRendering", "Platform",
        "SiteBuild", "SiteModel", "SiteServer", "TemplateEngine",
      ],
      swiftSettings: settings),

    .executableTarget(
      name: "KPIBenchmark",
      dependencies: ["Diagnostics", "HTMLText", "KPILanguage", "FigurePublishing"],
      path: "Benchmarks/kpi", swiftSettings: settings),
    .executableTarget(
      name: "SessionDriver", dependencies: ["Diagnostics", "Platform", "SiteBuild"],
      path: "Tests/SessionDriver", swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["Content", "DataFormats", "Diagnostics", "KPILanguage"],
      path: "Tests/TestSupport", swiftSettings: settings),
    tests("CCMarkGFMTests", ["CCMarkGFM"]),
    tests("PlatformTests", ["CSystemCalls", "Diagnostics", "Platform", "TestSupport"]),
    tests("DataFormatsTests", ["DataFormats", "Diagnostics", "TestSupport"]),
    tests("ContentTests", ["Content", "DataFormats", "Diagnostics", "Platform", "TestSupport"]),
    tests("DiagnosticsTests", ["Diagnostics", "TestSupport"]),
    tests("HTMLTextTests", ["HTMLText", "TestSupport"]),
    tests(
      "KPILanguageTests", ["Diagnostics", "KPILanguage", "TestSupport"], exclude: ["Fixtures"]),
    tests(
      "FigurePublishingTests",
      ["Diagnostics", "HTMLText", "KPILanguage", "FigurePublishing", "TestSupport"],
      exclude: ["Fixtures"]),
    tests(
      "TemplateEngineTests", ["Diagnostics", "HTMLText", "TemplateEngine", "TestSupport"],
      exclude: ["Cases", "call-matrix.py", "generated-pairs.py", "jinja-oracle.py"]),
    tests(
      "SiteModelTests",
      ["Content", "DataFormats", "Diagnostics", "Platform", "SiteModel", "TestSupport"]),
    tests(
      "SiteRenderingTests",
      [
        "Content", "DataFormats", "Diagnostics", "HTMLText", "Platform", "SiteModel",
        "SiteRendering", "TemplateEngine", "TestSupport",
      ],
      exclude: ["Fixtures"]),
    tests(
      "SiteBuildTests",
      [
        "Content", "DataFormats", "Diagnostics", "Platform", "SiteBuild", "SiteModel",
        "SiteRendering", "TemplateEngine", "TestSupport",
      ]),
    tests(
      "SiteServerTests",
      ["Diagnostics", "HTMLText", "Platform", "SiteBuild", "SiteServer", "TestSupport"]),
    tests(
      "MarkdownRenderingTests",
      ["CCMarkGFM", "Diagnostics", "HTMLText", "MarkdownRendering", "TestSupport"],
      exclude: ["Fixtures"]),
    tests(
      "EndToEndTests",
      ["Diagnostics", "HTMLText", "SiteBuild", "TestSupport", "sitegen"],
      exclude: ["Fixtures", "Mistakes"]),
  ],
  swiftLanguageModes: [.v6]
)
