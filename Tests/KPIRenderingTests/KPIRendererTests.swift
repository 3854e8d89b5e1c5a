import Testing
@testable import KPIRendering
@Suite struct KPIRendererTests {
}
