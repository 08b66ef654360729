import TestSupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Checks one input after the other. A trap ends its process, and the board holds the input.
struct Worker {
    static let brokenStatus: Int32 = 3
    /// Seconds until an input counts as endless. No input needs a hundredth of that.
    static let patience: UInt32 = 30

    let target: FuzzTarget
    let order: Order
    let board: Board

    /// The exit status.
    func work() -> Int32 {
        let judge = target.start()
        if let path = order.input {
            guard let bytes = readBytes(path) else { return 66 }
            return look(at: bytes, judge) == nil ? Self.brokenStatus : 0
        }
        var mutator = Mutator(target, corpus: Corpus(folder: order.corpus).inputs(of: target.name), seed: order.seed)
        let end = order.seconds.map { Self.now() + $0 }
        var runs = 0
        while end.map({ Self.now() < $0 }) ?? (runs < (order.runs ?? target.runs)) {
            let bytes = mutator.next()
            guard let isAccepted = look(at: bytes, judge) else { return Self.brokenStatus }
            if isAccepted { mutator.keep(bytes) }
            runs += 1
            board[.runs] = runs
        }
        return 0
    }

    /// Whether it was accepted; `nil` if a guarantee does not hold.
    private func look(at bytes: [UInt8], _ judge: ([UInt8]) -> FuzzTarget.Verdict) -> Bool? {
        board.input = bytes
        alarm(Self.patience)
        defer { alarm(0) }
        switch judge(bytes) {
        case .accepted:
            board[.accepted] += 1
            return true
        case .refused: return false
        case .broken(let promise):
            board.message = promise
            return nil
        }
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
