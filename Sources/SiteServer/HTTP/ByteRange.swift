/// The part of a content that a request asks for (RFC 9110, section 14).
enum ByteRange: Equatable {
  /// Everything: nothing is asked for, or something that the header's syntax does not allow, or several parts, which a
  /// server may answer with the whole.
  case whole
  case part(Range<Int>)
  /// The part is behind the end.
  case unsatisfiable

  /// Reads the header `Range` of a request for a content of a size in bytes.
  init(_ header: String?, size: Int) {
    self = .whole
    guard let header, header.lowercased().hasPrefix("bytes=") else { return }
    let bounds = header.dropFirst("bytes=".utf8.count).split(
      separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard bounds.count == 2 else { return }
    let first = Self.number(bounds[0])
    let last = Self.number(bounds[1])
    if let first, let last {
      guard first <= last else { return }
      self = first < size ? .part(first..<min(last, size - 1) + 1) : .unsatisfiable
    } else if let first, bounds[1].isEmpty {
      self = first < size ? .part(first..<size) : .unsatisfiable
    } else if let last, bounds[0].isEmpty {
      self = last > 0 && size > 0 ? .part(max(0, size - last)..<size) : .unsatisfiable
    }
  }

  /// A number that no integer holds counts as the largest one; `nil` for anything but digits.
  private static func number(_ digits: Substring) -> Int? {
    guard !digits.isEmpty, digits.utf8.count <= 100,
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(digits) ?? .max
  }
}
