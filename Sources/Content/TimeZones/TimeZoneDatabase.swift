import HTMLText
import Platform

/// The IANA time zone database that a system keeps for its C library: a folder of TZif files.
package struct TimeZoneDatabase: Sendable {
  /// Where systems keep it: most of them, some BSDs, Solaris, NixOS.
  private static let folders = [
    "/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo",
  ]
  /// Far more than the 2 to 4 KiB of the largest zones.
  private static let sizeLimit = 1 << 16
  /// No name has more than three components, as in `America/Indiana/Knox`.
  private static let depthLimit = 4

  /// The path of the folder, without links.
  private let path: String
  private let folder: DirectoryHandle

  /// The system's; `nil` where there is none, as on small container images.
  package static var system: TimeZoneDatabase? {
    folders.lazy.compactMap(TimeZoneDatabase.init(folder:)).first
  }

  /// The database in a folder, which may be reached through links; `nil` where it has no `Europe/London`.
  package init?(folder: String) {
    guard let path = FileReading.realPath(folder), let handle = DirectoryHandle(path) else {
      return nil
    }
    self.path = path
    self.folder = handle
    guard data(of: "Europe/London") != nil else { return nil }
  }

  /// The TZif file of a name; `nil` where the database has no such name.
  ///
  /// Case counts, on file systems that ignore it too, so that a site builds the same on every machine. A name
  /// is never looked for outside of the folder, nor where a link leads out of it.
  func data(of name: String) -> [UInt8]? {
    guard Self.isName(name), hasExactly(name),
      let target = FileReading.realPath(path + "/" + name),
      let below = PathComponents.path(target, below: path)
    else { return nil }
    let location = FileLocation(below, in: folder)
    do throws(FileReading.Failure) {
      return try FileReading.bytes(of: location, upTo: Self.sizeLimit)
    } catch {
      return nil
    }
  }

  /// All names, in no order.
  var names: [String] {
    var names: [String] = []
    var folders = [""]
    while let prefix = folders.popLast() {
      for entry in entries(prefix) where Self.isName(entry) {
        let name = prefix + entry
        let isFolder = DirectoryHandle(name, in: folder) != nil
        if !isFolder {
          names.append(name)
        } else if name.utf8.count(where: { $0 == UInt8(ascii: "/") }) < Self.depthLimit {
          folders.append(name + "/")
        }
      }
    }
    return names
  }

  /// Whether each component begins with a capital, as all of IANA's names do.
  ///
  /// What else is in the folder does not: other sets of data (`right/`), tables, and `localtime`, which is
  /// another zone on each machine.
  private static func isName(_ name: String) -> Bool {
    let components = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return components.count <= depthLimit
      && components.allSatisfy { component in
        component.first.map { (0x41...0x5A).contains($0) } ?? false
          && component.allSatisfy {
            $0.isASCIILetter || (0x30...0x39).contains($0) || "+-_".utf8.contains($0)
          }
      }
  }

  private func hasExactly(_ name: String) -> Bool {
    var prefix = ""
    for component in name.split(separator: "/") {
      guard entries(prefix).contains(String(component)) else { return false }
      prefix += component + "/"
    }
    return true
  }

  /// The names in a folder, whose path is empty or ends with "/".
  private func entries(_ prefix: String) -> [String] {
    let handle = prefix.isEmpty ? folder : DirectoryHandle(String(prefix.dropLast()), in: folder)
    return (handle?.names() ?? []).map { String(decoding: $0, as: UTF8.self) }
  }
}
