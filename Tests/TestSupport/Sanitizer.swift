#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Programs that tests start in an environment of their own report to the same place as the tests.
package enum Sanitizer {
    /// Where a run under a sanitizer (`scripts/test --sanitize=…`) wants its findings; empty in every other run.
    package static let options: [String: String] = {
        var found: [String: String] = [:]
        for name in ["ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS"] {
            if let value = getenv(name) { found[name] = String(cString: value) }
        }
        return found
    }()
}
