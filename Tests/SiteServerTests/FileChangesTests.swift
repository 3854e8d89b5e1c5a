import SiteServer
import Testing

@Test func noChange() { #expect(FileChanges().paths.isEmpty) }
