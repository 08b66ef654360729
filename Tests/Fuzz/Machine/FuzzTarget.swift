/// One thing that reads what strangers write, and what must hold whatever they write.
struct FuzzTarget: Sendable {
    enum Verdict: Equatable {
        /// Read, and all that was promised holds.
        case accepted
        /// Turned away, as it may be.
        case refused
        /// A promise does not hold; which one.
        case broken(String)
    }

    /// Also the name of its folder in the corpus.
    let name: String
    /// Pieces that inputs of this kind are made of.
    let dictionary: [[UInt8]]
    /// Longer inputs show nothing that shorter ones do not.
    let longest: Int
    /// How many inputs a run of the tests tries: more of what is quick.
    let runs: Int
    /// Makes what looks at inputs one after the other, once for a run.
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

/// The first promise that does not hold.
struct Broken: Error {
    let promise: String
}

/// Says which promise is broken, unless it holds.
func promise(_ holds: Bool, _ text: @autoclosure () -> String) throws(Broken) {
    if !holds { throw Broken(promise: text()) }
}

extension FuzzTarget.Verdict {
    /// True for accepted, false for refused; a broken promise is thrown.
    init(_ judge: () throws(Broken) -> Bool) {
        do throws(Broken) {
            self = try judge() ? .accepted : .refused
        } catch {
            self = .broken(error.promise)
        }
    }
}
