import Foundation

/// How much the random and exhaustive tests try.
package enum Thoroughness {
  private static let wanted = ProcessInfo.processInfo.environment["SITEGEN_ACCEPTANCE"]

  /// Whether they run in full size: with `SITEGEN_ACCEPTANCE=1`, as `make acceptance` sets it.
  package static let isFull = wanted == "1" || isBoundless

  /// Whether those run for as long as it takes that are never done: with `SITEGEN_ACCEPTANCE=boundless`, for
  /// whoever has the time.
  package static let isBoundless = wanted == "boundless"

  /// A number of tries: all of them in full size, a tenth in every other run.
  package static func tries(_ full: Int) -> Int { isFull ? full : max(1, full / 10) }
}

/// The processor time that a body takes on the current thread.
///
/// Unlike the time on a clock it does not grow while other programs or tests keep the machine busy.
package func processorTime(_ body: () throws -> Void) rethrows -> Duration {
  func now() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
  let start = now()
  try body()
  return now() - start
}
