import Foundation

/// The checker of libxml2.
enum XMLLint {
  static let path = "/usr/bin/xmllint"
  static let isInstalled = FileManager.default.isExecutableFile(atPath: path)
}
