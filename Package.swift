// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "sitegen",
  platforms: [.macOS(.v15)],
  dependencies: [],
  targets: [
    .target(name: "Diagnostics", swiftSettings: settings),
    .target(name: "HTMLText", swiftSettings: settings),
    .target(
      name: "TemplateEngine", dependencies: ["Diagnostics", "HTMLText"], swiftSettings: settings),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: settings),
    .testTarget(name: "HTMLTextTests", dependencies: ["HTMLText"], swiftSettings: settings),
    .testTarget(
      name: "TemplateEngineTests", dependencies: ["Diagnostics", "HTMLText", "TemplateEngine"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
