import Platform

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension SiteTimeZone {
  /// The zone that this machine is set to, by the variable `TZ` or the link `/etc/localtime`; UTC where neither names one
  /// that the database has.
  package static var ofSystem: SiteTimeZone {
    let variable = getenv("TZ").map { String(cString: $0) }
    guard let path = variable ?? FileReading.realPath("/etc/localtime") else { return .utc }
    let name = path.split(separator: "/zoneinfo/").last.map(String.init) ?? path
    if name == "Etc/UTC" { return .utc }
    return SiteTimeZone(identifier: name.hasPrefix(":") ? String(name.dropFirst()) : name) ?? .utc
  }
}
