package import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Messages for system calls that failed; each function reads the current `errno`.
///
/// The summaries follow the path, as in `public/x: error: cannot be written: No space left on device`.
package enum FileSystemMessages {
  static let notOpened = MessageEntry.error(
    "output.not-opened", "folder that cannot be opened",
    """
    The output folder exists, but the system does not let the program open it. Usually it belongs to \
    another user. Nothing was written.

    Check who owns the folder, or choose another one with `--output`.
    """,
    example: .init(
      command: "mkdir public && chmod 000 public && sitegen build", before: "", after: "",
      repairedCommand: "chmod 755 public && sitegen build"))

  static let notLocked = MessageEntry.error(
    "output.not-locked", "folder that cannot be locked",
    """
    A build locks the output folder, so that two builds cannot write to it at once. The file system does \
    not allow that; some network drives do not. Nothing was written.

    Choose an output folder on a local disk with `--output`, and copy it from there.
    """,
    example: .init(
      command: "sitegen build --output /mnt/share/public", before: "", after: "",
      repairedCommand: "sitegen build"))

  static let notRead = MessageEntry.error(
    "output.not-read", "file that cannot be copied",
    """
    A file that is published unchanged could be read when the build began, and no longer when it was to be \
    copied: another program removed it or changed its permissions meanwhile. Nothing was written.

    Build again when the file is back.
    """,
    example: .init(
      command: "(sleep 0.01; rm content/photo.jpg) & sitegen build",
      before: "-- content/photo.jpg --\nphoto\n", after: "-- content/photo.jpg --\nphoto\n",
      repairedCommand: "sitegen build"))

  static let notWritten = MessageEntry.error(
    "output.not-written", "file that cannot be written",
    """
    The system refused to write a file: the disk is full, the folder belongs to another user, or something \
    else has the name of a folder that is needed. Each file has either its old content or its new one, and \
    the next build completes what this one did not.

    Make room or correct the permissions, and build again.
    """,
    example: .init(
      before: "-- .sitegen --\nnot a folder\n", after: "-- .sitegen --\n"))

  static let notCreated = MessageEntry.error(
    "output.not-created", "folder that cannot be created",
    """
    The output folder, or one in it, does not exist and cannot be created: the folder above it belongs to \
    another user, or is not a folder.

    Check the path and who owns the folder above it, or choose another one with `--output`.
    """,
    example: .init(
      command: "sitegen build --output notes.txt/public", before: "-- notes.txt --\nnotes\n",
      after: "", repairedCommand: "sitegen build --output public"))

  static let busy = MessageEntry.error(
    "output.busy", "another build at work",
    """
    Another build is writing to the same output folder. Two at once could leave a mixture, so this one did \
    nothing.

    Wait until the other build has finished, or choose another output folder with `--output`.
    """,
    example: .init(
      command: "mkdir public && (flock public sleep 3 &) && sleep 1 && sitegen build", before: "",
      after: "", repairedCommand: "sitegen build"))

  static let tooFewDescriptors = MessageEntry.error(
    "system.descriptors", "too few open files allowed",
    """
    The system lets the program open only a few files at once (`ulimit -n`), fewer than a build needs. \
    Nothing was read or written.

    Raise the limit in the shell that starts the build; every usual system allows at least 256.
    """,
    example: .init(
      command: "(ulimit -n 16; sitegen build)", before: "", after: "",
      repairedCommand: "sitegen build"))

  static let tooLittleMemory = MessageEntry.error(
    "system.memory", "too little memory allowed",
    """
    The program was ended by the system, which lets it use only so much memory (`ulimit -v` or `ulimit -d`). \
    Most likely the build needs more. Nothing was published: a build writes into the output folder only when it \
    has rendered everything, and the next one completes what this one had begun to move there.

    Raise the limit in the shell that starts the build. A small site needs about 200 MB of addresses, ten thousand \
    pages need about a gigabyte.
    """,
    example: .init(
      command: "(ulimit -v 170000; sitegen build)", before: "", after: "",
      repairedCommand: "sitegen build"))

  /// All entries.
  package static let entries: [MessageEntry] = [
    notOpened, notLocked, notRead, notWritten, notCreated, busy, tooFewDescriptors,
    tooLittleMemory,
  ]

  // MARK: Wording

  /// A folder that can't be opened.
  package static func notOpened(path: String) -> Diagnostic {
    message(notOpened, "cannot be opened", path)
  }

  static func notLocked(path: String) -> Diagnostic {
    message(notLocked, "cannot be locked", path)
  }

  /// A source file that can't be read.
  package static func notRead(path: String) -> Diagnostic {
    message(notRead, "cannot be read", path)
  }

  /// A file that can't be written.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - folder: The folder in which something is to be written for that; `nil` for the one that the file is in.
  /// - Returns: The message.
  package static func notWritten(path: String, in folder: String? = nil) -> Diagnostic {
    message(notWritten, "cannot be written", path, in: folder)
  }

  /// A folder that can't be created.
  package static func notCreated(path: String) -> Diagnostic {
    message(notCreated, "cannot be created", path)
  }

  static func tooFewDescriptors(limit: Int, needed: Int) -> Diagnostic {
    tooFewDescriptors("only \(limit) files may be open at once, and a build needs \(needed)")
      .help("raise the limit: ulimit -n 256")
  }

  static func tooLittleMemory(limit: Int, option: String) -> Diagnostic {
    tooLittleMemory(
      "the program was ended, most likely because it may use only \(limit / 1_000_000) MB of memory"
    ).help("raise the limit: ulimit \(option) unlimited")
  }

  /// Whether a message says that another build writes to a folder.
  package static func isAboutBusyFolder(_ message: Diagnostic) -> Bool { message.id == busy.id }

  static func busy(path: String) -> Diagnostic {
    busy("another build is writing to this folder", at: SourceLocation(path: path))
      .help("wait until it has finished, or choose another folder with --output")
  }

  private static func message(
    _ entry: MessageEntry, _ summary: String, _ path: String, in folder: String? = nil
  ) -> Diagnostic {
    let code = errno
    let hint: String? =
      switch code {
      case ENOSPC, EDQUOT: "make room and build again; nothing was lost"
      case EACCES, EPERM: permissionHint(entry, path, folder)
      case EROFS: "the disk can only be read" + (isOwn(path) ? "" : ": " + otherOutput)
      default: nil
      }
    return entry("\(summary): \(String(cString: strerror(code)))", at: SourceLocation(path: path))
      .help(hint)
  }

  private static let otherOutput = "choose another folder with --output"

  /// What to do where the system does not let the user do something, with the folder that it is about.
  private static func permissionHint(
    _ entry: MessageEntry, _ path: String, _ folder: String?
  ) -> String {
    let repair = "change the owner or the permissions"
    if entry.id == notRead.id { return repair + " of the file" }
    if entry.id == notOpened.id { return "\(repair) of the folder, or \(otherOutput)" }
    let folder = folder ?? PathComponents.folder(of: path)
    let name = folder.isEmpty ? "the folder above it" : "\"\(folder)\""
    return "you may not write in \(name): \(repair)" + (isOwn(path) ? "" : ", or \(otherOutput)")
  }

  /// Whether a path is in the folder that the program keeps for itself, which no option moves.
  private static func isOwn(_ path: String) -> Bool {
    path.split(separator: "/").contains(".sitegen")
  }
}
