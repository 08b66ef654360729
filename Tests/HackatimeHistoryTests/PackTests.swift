import HackatimeClient
import Testing

@testable import HackatimeHistory

struct PackTests {
    @Test func placeholder() {}
}
