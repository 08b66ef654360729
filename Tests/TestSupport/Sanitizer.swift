#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Programs that tests start in an environment of their own report to the same place as the tests.
package enum Sanitizer {
    /// What `scripts/test --sanitize=…` says to every program, such as where findings go; empty in every other run.
    package static let options: [String: String] = {
        var found: [String: String] = [:]
        for name in ["ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS"] {
            if let value = getenv(name) { found[name] = String(cString: value) }
        }
        // Set together with them, and not this run's business otherwise.
        if !found.isEmpty, let value = getenv("SWIFT_BACKTRACE") { found["SWIFT_BACKTRACE"] = String(cString: value) }
        return found
    }()
}
