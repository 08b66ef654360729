#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Programs started with their own environment report to the same place as the tests.
package enum Sanitizer {
    /// The settings of `scripts/test --sanitize=…` for every program; otherwise empty.
    package static let options: [String: String] = {
        var found: [String: String] = [:]
        for name in ["ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS"] {
            if let value = getenv(name) { found[name] = String(cString: value) }
        }
        // Only set together with them.
        if !found.isEmpty, let value = getenv("SWIFT_BACKTRACE") { found["SWIFT_BACKTRACE"] = String(cString: value) }
        return found
    }()

    package static let isForThreads = options["TSAN_OPTIONS"] != nil
}
