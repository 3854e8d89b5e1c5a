import NIOCore
import NIOPosix

/// The addresses of this machine in its networks.
enum MachineAddresses {
  /// Which addresses a server listens at.
  enum Family {
    case version4
    case both

    /// The family of an address that stands for all of this machine's; `nil` for any other.
    init?(wildcard host: String) {
      switch host {
      case "0.0.0.0": self = .version4
      case "::": self = .both
      default: return nil
      }
    }
  }

  /// Those by which others reach this machine, as the system lists them.
  static func all(_ family: Family) -> [String] {
    let addresses = ((try? System.enumerateDevices()) ?? []).compactMap { device in
      device.address.flatMap { address in
        family == .both || address.protocol == .inet ? address.ipAddress : nil
      }
    }
    return addresses.filter(isReachable).reduce(into: []) { distinct, address in
      if !distinct.contains(address) { distinct.append(address) }
    }
  }

  /// Whether another machine can use an address as it is.
  static func isReachable(_ address: String) -> Bool {
    if address.contains(":") {
      // fe80::/10 is the same in every network.
      return address != "::1" && !["fe8", "fe9", "fea", "feb"].contains(address.prefix(3))
    }
    return !address.hasPrefix("127.") && !address.hasPrefix("169.254.")
  }
}
