#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The current time, for people who look at a build and for builds that wait for it.
enum Timestamp {
  /// How long it is until an instant in seconds since 1970; a moment where it is over, so that nobody waits in vain.
  static func duration(until instant: Int) -> Duration {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let rest =
      Duration.seconds(instant) - .seconds(Int(now.tv_sec)) - .nanoseconds(Int(now.tv_nsec))
    return max(rest, .milliseconds(1))
  }

  /// As RFC 3339 writes it, in the zone of the machine: `2026-11-29T11:47:03+01:00`.
  static var now: String {
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let offset = abs(parts.tm_gmtoff) / 60
    return "\(Int(parts.tm_year) + 1900)-\(two(Int(parts.tm_mon) + 1))-\(two(Int(parts.tm_mday)))"
      + "T\(two(Int(parts.tm_hour))):\(two(Int(parts.tm_min))):\(two(Int(parts.tm_sec)))"
      + (parts.tm_gmtoff < 0 ? "-" : "+") + "\(two(offset / 60)):\(two(offset % 60))"
  }
}
