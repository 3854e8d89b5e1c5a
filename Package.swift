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
    .package(url: "https://github.com/attaswift/BigInt", exact: "6.0.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
  ],
  targets: [
    // Each target may import those above it that it names, and no other.
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]),
    target("Diagnostics"),
    target("HTMLText"),
    target("ContentModel", ["Diagnostics", "Yams", "TOMLKit"]),
    target("MarkdownRendering", ["CCMarkGFM", "Diagnostics", "HTMLText"]),
    target("TemplateEngine", ["Diagnostics", "HTMLText"]),
    target("KPILanguage", ["Diagnostics", "BigInt"]),
    target("KPIRendering", ["Diagnostics", "HTMLText", "KPILanguage"]),
    target("SiteModel", ["ContentModel", "Diagnostics", "HTMLText"]),
    target(
      "SiteRendering",
      [
        "ContentModel", "Diagnostics", "HTMLText", "KPILanguage", "KPIRendering",
        "MarkdownRendering", "SiteModel", "TemplateEngine",
      ]),
    target(
      "SiteBuild",
      [
        "ContentModel", "Diagnostics", "HTMLText", "SiteModel", "SiteRendering", "TemplateEngine",
      ]),
    .executableTarget(
      name: "sitegen",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"), "ContentModel",
        "Diagnostics", "HTMLText", "KPILanguage", "KPIRendering", "MarkdownRendering", "SiteBuild",
        "TemplateEngine",
      ],
      swiftSettings: settings),

    .executableTarget(
      name: "KPIBenchmark",
      dependencies: ["Diagnostics", "HTMLText", "KPILanguage", "KPIRendering"],
      path: "Benchmarks/kpi", swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["Diagnostics", "KPILanguage"], path: "Tests/TestSupport",
      swiftSettings: settings),
    tests("ContentModelTests", ["ContentModel", "Diagnostics", "TestSupport"]),
    tests("DiagnosticsTests", ["Diagnostics"]),
    tests("HTMLTextTests", ["HTMLText"]),
    tests(
      "KPILanguageTests", ["Diagnostics", "KPILanguage", "TestSupport"], exclude: ["Fixtures"]),
    tests(
      "KPIRenderingTests",
      ["Diagnostics", "HTMLText", "KPILanguage", "KPIRendering", "TestSupport"],
      exclude: ["Fixtures"]),
    tests(
      "TemplateEngineTests", ["Diagnostics", "HTMLText", "TemplateEngine"],
      exclude: ["Cases", "generated-pairs.py", "jinja-oracle.py"]),
    tests("SiteModelTests", ["ContentModel", "Diagnostics", "SiteModel", "TestSupport"]),
    tests(
      "SiteRenderingTests",
      ["ContentModel", "Diagnostics", "SiteModel", "SiteRendering", "TestSupport"]),
    tests(
      "SiteBuildTests", ["Diagnostics", "SiteBuild", "SiteModel", "SiteRendering", "TestSupport"]),
    tests("MarkdownRenderingTests", ["Diagnostics", "HTMLText", "MarkdownRendering"]),
    tests(
      "EndToEndTests",
      ["Diagnostics", "HTMLText", "SiteBuild", "TestSupport", "sitegen"],
      exclude: ["Fixtures"]),
  ],
  swiftLanguageModes: [.v6]
)
