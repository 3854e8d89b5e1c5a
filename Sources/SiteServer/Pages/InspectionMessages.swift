import Diagnostics

/// What the server itself answers to the inspector.
enum InspectionMessages {
  /// The question cannot be answered as it is asked.
  static func refusal(_ reason: String) -> [UInt8] {
    Array(JSONText.object([("error", JSONText.string(reason))]).utf8)
  }

  /// There is no page at an address, but there are similar ones.
  static func missing(_ address: String, near files: [String], _ addresses: SiteAddresses)
    -> [UInt8]
  {
    let text = JSONText.object([
      ("error", JSONText.string("There is no page at \(address).")),
      ("near", JSONText.array(files.prefix(5).map { JSONText.string(addresses.address(of: $0)) })),
    ])
    return Array(text.utf8)
  }
}
