/// The command line.
struct Order {
    var targets: [String] = []
    /// Inputs per target. Without this and `seconds`, the target's own number.
    var runs: Int?
    /// Seconds per target.
    var seconds: Double?
    var seed: UInt64 = 1
    var corpus = Corpus.path
    /// The only input to check.
    var input: String?
    var list = false
    /// For a worker process: the file of its board.
    var board: String?

    static let usage = """
        usage: hackatop-fuzz [TARGET ...] [--runs N | --seconds S] [--seed N] [--corpus DIR] [--input FILE] [--list]

        Feeds damaged input to everything that reads what comes from outside, target by target. What makes one of them
        trap, hang or break a promise is printed and saved in the corpus as a new case. Status 1 if there was any.

          --runs N       inputs for each target (default: as many as in the tests)
          --seconds S    go on for so long with each target instead
          --seed N       another choice of inputs (default 1); the same seed makes the same inputs
          --corpus DIR   where inputs to begin with are, and where failing ones go
          --input FILE   look at this input only
          --list         print the targets

        """

    /// `nil` if the arguments are invalid.
    init?(_ arguments: [String]) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--list": list = true
            case "--runs", "--seconds", "--seed", "--corpus", "--input", "--worker":
                guard let value = rest.popFirst(), set(argument, value) else { return nil }
            default:
                guard !argument.hasPrefix("-") else { return nil }
                targets.append(argument)
            }
        }
    }

    private mutating func set(_ option: String, _ value: String) -> Bool {
        switch option {
        case "--runs":
            runs = Int(value).flatMap { $0 > 0 ? $0 : nil }
            return runs != nil
        case "--seconds":
            seconds = Double(value).flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
            return seconds != nil
        case "--seed":
            guard let number = UInt64(value) else { return false }
            seed = number
        case "--corpus": corpus = value
        case "--input": input = value
        default: board = value
        }
        return true
    }

    /// A worker's command line.
    func arguments(for target: String, board: String) -> [String] {
        var result = [target, "--worker", board, "--seed", String(seed), "--corpus", corpus]
        if let runs { result += ["--runs", String(runs)] }
        if let seconds { result += ["--seconds", String(seconds)] }
        if let input { result += ["--input", input] }
        return result
    }
}
