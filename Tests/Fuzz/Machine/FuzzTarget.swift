/// A reader of untrusted input, and its guarantees.
struct FuzzTarget: Sendable {
    enum Verdict: Equatable {
        /// Read, and all guarantees hold.
        case accepted
        /// Refused, which is allowed.
        case refused
        /// The guarantee that does not hold.
        case broken(String)
    }

    /// Also its folder in the corpus.
    let name: String
    /// Typical pieces of such inputs.
    let dictionary: [[UInt8]]
    /// Maximum length. Longer inputs find nothing more.
    let longest: Int
    /// Inputs per test run: more if they are quick.
    let runs: Int
    /// Creates the function that checks an input, once per run.
    let start: @Sendable () -> ([UInt8]) -> Verdict

    init(
        _ name: String, dictionary: [String] = [], bytes: [[UInt8]] = [], longest: Int = 4_096, runs: Int = 1_000,
        _ judge: @escaping @Sendable ([UInt8]) -> Verdict
    ) {
        self.init(name, dictionary: dictionary, bytes: bytes, longest: longest, runs: runs, starting: { judge })
    }

    init(
        _ name: String, dictionary: [String] = [], bytes: [[UInt8]] = [], longest: Int = 4_096, runs: Int = 1_000,
        starting start: @escaping @Sendable () -> ([UInt8]) -> Verdict
    ) {
        self.name = name
        self.dictionary = dictionary.map { Array($0.utf8) } + bytes
        self.longest = longest
        self.runs = runs
        self.start = start
    }
}

/// The first guarantee that does not hold.
struct Broken: Error {
    let promise: String
}

/// Throws the broken guarantee, unless it holds.
func promise(_ holds: Bool, _ text: @autoclosure () -> String) throws(Broken) {
    if !holds { throw Broken(promise: text()) }
}

extension FuzzTarget.Verdict {
    /// True if accepted, false if refused; throws a broken guarantee.
    init(_ judge: () throws(Broken) -> Bool) {
        do throws(Broken) {
            self = try judge() ? .accepted : .refused
        } catch {
            self = .broken(error.promise)
        }
    }
}
