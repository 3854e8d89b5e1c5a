import CCMarkGFM
import Testing

struct VersionTests {
  @Test func isThatOfTheHeaders() {
    #expect(ccmark_is_compatible())
    #expect(String(cString: ccmark_compiled_version()) == String(cString: ccmark_loaded_version()))
  }

  @Test func isCountedAsTheLibraryDoes() {
    #expect(String(cString: ccmark_compiled_version()) == "0.29.0.gfm.\(cmark_version() & 0xFF)")
    #expect(cmark_version() & ~0xFF == 29 << 16)
  }
}
