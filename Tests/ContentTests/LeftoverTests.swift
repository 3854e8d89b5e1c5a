import Diagnostics
import TestSupport
import Testing

@testable import Content

/// What editors and other programs leave behind, by their names.
struct LeftoverTests {
  private static let site = "title: T\nbase_url: https://example.org/\n"

  /// Names as the programs write them for a file `a.md` or `a.docx`.
  private static let names: [(program: String, names: [String])] = [
    (
      "Vim", ["a.md~", ".a.md.swp", ".a.md.swo", "a.md.swp", "a.SWO", "a.swx", ".a.md.un~", "4913"]
    ),
    ("Emacs", ["a.md~", "a.md.~1~", "#a.md#", ".#a.md"]),
    ("VS Code", ["a.md.vsctmp"]),
    ("Chrome's own editor", ["a.md.crswap"]),
    ("JetBrains", ["a.md___jb_tmp___", "a.md___jb_old___"]),
    ("nano", ["a.md.save", "a.md.save.1", "nano.1234.save", ".a.md.swp"]),
    ("Kate", [".a.md.kate-swp", "a.md.kate-swp"]),
    ("gedit", [".goutputstream-1A2B3C", "a.md~"]),
    ("Helix", ["a.md.bck"]),
    ("PSPad", ["a.~md"]),
    ("Sublime Text", [".sublAB1.tmp"]),
    ("JOE", ["DEADJOE"]),
    ("TextPad and Notepad++", ["a.bak", "a.md.bak", "a.md.2025-01-05_120000.bak"]),
    ("Word", ["~$a.docx", "~WRL0001.tmp", "~WRD0000.tmp", "Backup of a.wbk"]),
    ("LibreOffice", [".~lock.a.odt#", "lu1234abc.tmp"]),
    ("InDesign", ["~a~(x1b2).idlk"]),
    ("macOS", [".DS_Store", "._a.md", "Icon\r", "a.md.sb-1a2b3c4d-AbCdEf"]),
    ("Windows", ["Thumbs.db", "desktop.ini", "ehthumbs.db", "$RECYCLE.BIN"]),
    (
      "Syncthing",
      [
        ".syncthing.a.md.tmp", "~syncthing~a.md.tmp",
        "a.sync-conflict-20250101-120000-ABCDEFG.md", "a.md.sync-conflict-20250101-120000-X.md",
      ]
    ),
    (
      "Dropbox",
      [
        "a (conflicted copy 2025-01-01).md", "a (Kim's conflicted copy 2025-01-01).md",
        "a (Kim's conflicted copy 2025-01-01 (1)).md", "a (Case Conflict).md",
        "a (Unicode Encoding Conflict).md", "a (Selective Sync Conflict).md",
        "a (In Konflikt stehende Kopie 2025-01-01).md",
        "a (In Konflikt stehende Kopie von Kim 2025-01-01).md",
        "a (Copie en conflit de Kim 2025-01-01).md", "a (Copia en conflicto de Kim 2025-01-01).md",
        "a (Copia in conflitto di Kim 2025-01-01).md",
        "a (Cópia em conflito de Kim 2025-01-01).md", "a (Kim 的冲突副本 2025-01-01).md",
      ]
    ),
    (
      "Nextcloud",
      [
        "a (conflicted copy 2025-01-01 120000).md", "a (conflicted copy Kim 2025-01-01 120000).md",
        "a_conflict-20250101-120000.md", "a (case clash from Kim 2025-01-01 120000).md",
      ]
    ),
    ("Seafile", ["a (SFConflict kim@example.org 2025-01-01-12-00-00).md"]),
    ("Obsidian", ["a (Conflicted copy laptop 202501011200).md"]),
    ("OneDrive", ["a-DESKTOP-1AB2CDE.md", "a-LAPTOP-1AB2CDEF.md", "a-DESKTOP-1AB2CDE-2.md"]),
    (
      "Synology",
      ["a_NAS_Mar-24-1500-2025_Conflict.md", "a_NAS_Mar-24-150000-2025_CaseConflict.md"]
    ),
    ("pCloud", ["a [conflicted].md"]),
    ("Resilio", ["a.Conflict.md", "a.md.!sync"]),
    ("rclone", ["a.md.conflict1", "a.md..path1", "a.md..path2"]),
    (
      "Git",
      [
        "a.md.orig", "a_BACKUP_4711.md", "a_BASE_4711.md", "a_LOCAL_4711.md", "a_REMOTE_4711.md",
        "a.md.LOCAL.4711.md", "a.md~HEAD", "a.md~main", "a.md~v1.2",
      ]
    ),
    ("Subversion", ["a.md.mine", "a.md.r17"]),
    ("patch", ["a.md.rej", "a.md.orig"]),
    ("dpkg and rpm", ["a.md.dpkg-old", "a.md.rpmsave"]),
    ("Firefox", ["a.pdf.part"]),
    ("Chrome", ["a.pdf.crdownload", "Unconfirmed 1234.crdownload"]),
    ("Safari", ["a.pdf.download"]),
    ("WinSCP", ["a.pdf.filepart"]),
    ("people", ["a.html.BAK", "a.md.old", "a.md.backup", "a.tmp", "a.md.temp"]),
  ]

  @Test(arguments: names)
  func `is published nowhere and named once`(program: String, names: [String]) throws {
    for name in names {
      let folders = ["content", "content/b", "content/_data", "templates", "templates/assets"]
      let folder = try TemporaryFolder(
        Dictionary(uniqueKeysWithValues: folders.map { ("\($0)/\(name)", "---\ntitle: A\n---\n") })
          .merging(["site.yaml": Self.site]) { own, _ in own })
      var diagnostics: [Diagnostic] = []
      let content = try #require(ContentReader(root: folder.path, jobs: 2).read(&diagnostics))
      #expect(diagnostics.text == "", "\(name)")
      #expect(content.pages.map(\.path) == [], "\(name)")
      #expect(content.assets.map(\.path) == [], "\(name)")
      #expect(content.theme.assets.map(\.path) == [], "\(name)")
      #expect(content.data.isEmpty, "\(name)")
      #expect(content.leftovers.count == folders.count, "\(name)")
      #expect(Set(content.leftovers) == Set(folders.map { "\($0)/\(name)" }))
    }
  }

  @Test(arguments: [
    "a (copy).md", "a (1).md", "a 2.md", "a - copy.md", "kopie-von-a.md", "copy.md", "backup.md",
    "old.md", "orig.md", "save.md", "tmp.md", "conflict.md", "the-conflict-2025.md",
    "merge (conflict).md", "notes (a conflict of 1848).md", "KNOWLEDGE_BASE_2025.md",
    "DATA_BASE_2.md", "MY_LOCAL_SHOP.md", "NEWS_LOCAL_2024.md", "a-DESKTOP-MACHINE.md",
    "desktop-1ab2cde.md", "sync-conflict-handling.md", "_conflict-20250101-120000.md", "~kim.md",
    "v1.2.md", "a.part.md", "a.bak.md", "a_b.md", "Über uns.md", "a [draft].md",
    "5 (2025-01-01).md",
    "4914.md",
  ])
  func `names that posts may have are pages`(name: String) throws {
    let content = try read(["content/\(name)": "Text.\n"])
    #expect(content.pages.map(\.path) == (name.hasPrefix("_") ? [] : [name]))
    #expect(content.leftovers == [])
  }

  @Test(arguments: [
    "v2.1.old", "C#.txt", "#1.txt", "~ann.txt", "orig", "a.swift", "a.swf", "a.swm", "$a.txt",
    "r12.txt", "a.r12345x", "data.old", "save", "a.savegame", "film.x264.r17", "film.r17", "a.rb",
    "a.mp3", "old.zip",
  ])
  func `names that other files may have are published`(name: String) throws {
    let content = try read(["content/\(name)": "x"])
    #expect(content.assets.map(\.path) == [name])
    #expect(content.leftovers == [])
  }

  @Test func `a folder may be called like a file that Vim creates`() throws {
    let content = try read(["content/4913/a.md": "Text.\n", "content/b/4913": ""])
    #expect(content.pages.map(\.path) == ["4913/a.md"])
    #expect(content.leftovers == ["content/b/4913"])
  }

  @Test func `hidden leftovers are named after the others, other hidden files are not`() throws {
    let content = try read([
      "content/.git/x": "", "content/.hidden": "", "content/.a.md.swp": "", "content/z.md~": "",
      "templates/b.html.orig": "",
    ])
    #expect(
      content.leftovers == ["content/z.md~", "templates/b.html.orig", "content/.a.md.swp"])
  }

  @Test func `a folder with such a name is left out as a whole`() throws {
    let content = try read(["content/old~/a.md": "Text.\n", "content/film.mp4.download/b": ""])
    #expect(content.pages.isEmpty && content.assets.isEmpty)
    #expect(content.leftovers == ["content/film.mp4.download", "content/old~"])
  }

  private func read(_ files: [String: String]) throws -> SiteContent {
    let folder = try TemporaryFolder(
      files.merging(["site.yaml": Self.site, "content/": ""]) { own, _ in own })
    var diagnostics: [Diagnostic] = []
    let content = ContentReader(root: folder.path, jobs: 2).read(&diagnostics)
    #expect(diagnostics.text == "")
    return try #require(content)
  }
}
