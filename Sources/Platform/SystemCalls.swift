// Calls of the system whose names methods of this module have too.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

func openFile(_ path: String, _ flags: Int32) -> Int32 { open(path, flags) }

/// Reads from an open file; -1 with `errno` set where that fails.
package func readBytes(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(file, buffer, count)
}

/// Writes to an open file; -1 with `errno` set where that fails.
package func writeBytes(_ file: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, buffer, count)
}
