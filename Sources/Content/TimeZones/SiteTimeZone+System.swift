import Platform

extension SiteTimeZone {
  /// The zone that this machine is set to, by the variable `TZ` or the link `/etc/localtime`; UTC where neither names one
  /// that the database has.
  package static var ofSystem: SiteTimeZone {
    guard let path = Environment.variable("TZ") ?? FileReading.realPath("/etc/localtime") else {
      return .utc
    }
    let name = path.split(separator: "/zoneinfo/").last.map(String.init) ?? path
    if name == "Etc/UTC" { return .utc }
    return SiteTimeZone(identifier: name.hasPrefix(":") ? String(name.dropFirst()) : name) ?? .utc
  }
}
