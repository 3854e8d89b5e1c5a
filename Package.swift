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
  dependencies: [
    .package(url: "https://github.com/attaswift/BigInt", exact: "6.0.1")
  ],
  targets: [
    .target(name: "Diagnostics", swiftSettings: settings),
    .target(name: "HTMLText", swiftSettings: settings),
    .target(
      name: "KPILanguage",
      dependencies: ["Diagnostics", .product(name: "BigInt", package: "BigInt")],
      swiftSettings: settings),
    .target(
      name: "KPIRendering",
      dependencies: ["KPILanguage", "HTMLText", "Diagnostics"],
      swiftSettings: settings),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: settings),
    .testTarget(name: "HTMLTextTests", dependencies: ["HTMLText"], swiftSettings: settings),
    .testTarget(
      name: "KPILanguageTests",
      dependencies: ["KPILanguage", "Diagnostics"],
      exclude: ["Fixtures"],
      swiftSettings: settings),
    .testTarget(
      name: "KPIRenderingTests",
      dependencies: ["KPIRendering", "KPILanguage", "HTMLText", "Diagnostics"],
      exclude: ["Fixtures"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
