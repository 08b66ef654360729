#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// `--name value` pairs and words: enough for a tool called only by scripts.
package struct ToolOptions {
    package private(set) var words: [String] = []
    package private(set) var values: [String: [String]] = [:]
    /// The arguments after `--`.
    package private(set) var rest: [String] = []

    package init(_ arguments: ArraySlice<String>) {
        var left = arguments
        while let word = left.popFirst() {
            if word == "--" {
                rest = Array(left)
                return
            }
            if word.hasPrefix("--"), let value = left.popFirst() {
                values[String(word.dropFirst(2)), default: []].append(value)
            } else {
                words.append(word)
            }
        }
    }

    package subscript(name: String) -> String? { values[name]?.last }

    package func number(_ name: String, _ standard: Int) -> Int {
        self[name].flatMap { Int($0) } ?? standard
    }
}

/// Seconds on a monotonic clock.
package func uptime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
