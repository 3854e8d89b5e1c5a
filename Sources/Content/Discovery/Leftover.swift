import HTMLText
import Platform

/// Files that editors, office programs, merges, synchronisation and downloads leave beside others, told by their
/// names alone.
///
/// A name counts only where a program is known to write it and nobody else would. `a (copy).md`, `a 2.md` and
/// `a (1).md` are no such names: people make them in their file managers, and posts may be called so.
enum Leftover {
  /// A file that Vim creates for a moment, to see whether it may write to a folder.
  ///
  /// `matches` does not know it, since folders may be called so.
  static let vimProbe = "4913"

  /// Whether a name is one that programs leave behind, hidden or not.
  ///
  /// Costs one pass over the bytes of usual names.
  static func matches(_ name: String) -> Bool {
    let bytes = name.utf8
    guard let first = bytes.first, let last = bytes.last else { return false }
    if first == UInt8(ascii: ".") { return isHidden(name) }
    // The home folder in paths of Unix, and no file.
    if bytes.count == 1 { return false }
    // Emacs, patch and most editors: `a.md~`, `a.md.~1~`, `#a.md#`.
    if last == UInt8(ascii: "~") || (first == UInt8(ascii: "#") && last == UInt8(ascii: "#")) {
      return true
    }
    // Word and its relatives: `~$brief.docx`.
    if first == UInt8(ascii: "~"), bytes.dropFirst().first == UInt8(ascii: "$") { return true }
    if ContentKind(ofFile: name) != .page, isNamedByEnding(name) { return true }
    return mayBeConflict(bytes) && ConflictName(name).isConflict
  }

  /// Names that begin with a dot and are not published anyway: swap and lock files, and what macOS adds.
  private static func isHidden(_ name: String) -> Bool {
    let begins = ["._", ".#", ".~lock.", ".goutputstream-", ".fuse_hidden", ".nfs0"]
    if begins.contains(where: name.hasPrefix) { return true }
    let ending = PathComponents.pathExtension(of: name)
    if ending.utf8.count == 3, ending.hasPrefix("sw") { return true }
    return [".DS_Store", ".AppleDouble", ".swp"].contains(name)
      || matches(String(name.drop { $0 == "." }))
  }

  /// What systems put into folders, in lower case; Finder's name for an icon ends with a carriage return.
  private static let systemNames: Set = [
    "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "$recycle.bin",
    "system volume information", "lost+found", "icon\r", "deadjoe",
  ]

  /// Endings of temporary files, of swap files and of downloads that are not complete.
  private static let temporaryEndings: Set = [
    "bak", "tmp", "temp", "swp", "swo", "swx", "kate-swp", "vsctmp", "crswap", "part",
    "crdownload", "opdownload", "filepart", "!sync", "idlk", "wbk", "xlk", "$$$",
  ]

  /// Endings that programs add to the whole name of a file, as in `a.md.orig`.
  private static let addedEndings: Set = [
    "old", "orig", "rej", "save", "backup", "bck", "partial", "download", "mine", "swn", "swm",
    "dpkg-old", "dpkg-new", "dpkg-dist", "rpmsave", "rpmnew", "rpmorig",
  ]

  private static func isNamedByEnding(_ name: String) -> Bool {
    if systemNames.contains(name.lowercased()) { return true }
    // JetBrains: `a.md___jb_tmp___`.
    if name.hasSuffix("___"), name.contains("___jb_") { return true }
    let written = PathComponents.pathExtension(of: name)
    if written.isEmpty { return false }
    // PSPad (`a.~md`), and Git where a file is in the way of a folder (`a.md~HEAD`).
    if name.utf8.contains(UInt8(ascii: "~")),
      written.contains("~") || name.contains(".md~") || name.contains(".markdown~")
    {
      return true
    }
    let ending = written.lowercased()
    if temporaryEndings.contains(ending) { return true }
    let rest = String(name.dropLast(written.count + 1))
    // nano: `a.md.save.1`; rclone: `a.md.conflict1`, `a.md..path1`.
    if ending.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return ContentKind(ofFile: rest) != .page && rest.contains(".") && isNamedByEnding(rest)
    }
    if name.hasSuffix("..path1") || name.hasSuffix("..path2") { return true }
    let inner = PathComponents.pathExtension(of: rest)
    guard inner.utf8.first?.isASCIILetter ?? false else {
      // nano, for a text without a name: `nano.1234.save`.
      return ending == "save" && name.hasPrefix("nano.")
    }
    if addedEndings.contains(ending) || isNumbered(ending, "conflict") || isSafeSave(written) {
      return true
    }
    // Subversion: `a.md.r17`; `film.x264.r17` is a part of an archive.
    return ending.utf8.count > 1 && isNumbered(ending, "r")
      && (ContentKind(ofFile: rest) == .page || ContentKind.canBecomePage(rest))
  }

  private static func isNumbered(_ ending: String, _ word: String) -> Bool {
    ending.hasPrefix(word)
      && ending.utf8.dropFirst(word.utf8.count).allSatisfy { (0x30...0x39).contains($0) }
  }

  /// macOS while it saves: `sb-1a2b3c4d-AbCdEf`.
  private static func isSafeSave(_ ending: String) -> Bool {
    let parts = ending.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0] == "sb" && parts[1].utf8.count == 8
      && parts[2].utf8.count == 6
      && parts[1].allSatisfy(\.isHexDigit)
  }

  /// Whether a name has what all names of versions in conflict have; most names of posts do not.
  private static func mayBeConflict(_ bytes: String.UTF8View) -> Bool {
    var dots = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: ")"),
        UInt8(ascii: "]"):
        return true
      case UInt8(ascii: "."):
        dots += 1
        if dots > 1 { return true }
      default: break
      }
    }
    return false
  }
}
