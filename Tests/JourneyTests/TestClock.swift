import TestSupport
import Testing

/// The clock of the programs that journeys start, and of their servers: a Wednesday afternoon at the start of the run,
/// because figures, panes and marks differ soon after midnight and on the first day of a week, month or year.
enum TestClock {
    /// 2026-11-18 14:30 UTC.
    private static let start = 1_795_012_200.0

    /// Whole seconds from the machine's clock. Other systems load no library into a program by a variable of this name,
    /// so there it is the machine's clock.
    #if os(Linux)
        private static let shift = (start - wallClock()).rounded()
    #else
        private static let shift = 0.0
    #endif

    /// Seconds since 1970.
    static func now() -> Double { wallClock() + shift }

    /// The environment that sets a program's clock.
    static let variables: [String: String] = {
        if shift == 0 { return [:] }
        let library = builtProgram("pinned-clock.so")
        let source = repositoryFile("Tests/PinnedClock/pinned-clock.c")
        do {
            try Child.run(["cc", "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", library + ".new", source])
            try Child.run(["mv", library + ".new", library])
        } catch {
            Issue.record("\(source) cannot be compiled: \(error)")
        }
        return ["LD_PRELOAD": library, "HACKATOP_TEST_CLOCK": String(Int(shift))]
    }()
}
