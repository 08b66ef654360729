import TestSupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Runs each target in its own process and reports the result.
struct Driver {
    let order: Order

    /// Whether all targets passed.
    func run(_ targets: [FuzzTarget]) -> Bool {
        var failures = 0
        for target in targets where !run(target) { failures += 1 }
        if failures > 0 { print("\(failures) of \(targets.count) targets failed") }
        return failures == 0
    }

    private func run(_ target: FuzzTarget) -> Bool {
        var template = Array(TemporaryFolder.template(for: "fuzz").utf8CString)
        let file = mkstemp(&template)
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard file >= 0, let board = Board(path: path) else {
            print("\(target.name): no memory to share with the worker")
            return false
        }
        close(file)
        defer { unlink(path) }
        fflush(nil)
        guard let status = Self.status(of: order.arguments(for: target.name, board: path)) else {
            print("\(target.name): the worker cannot be started")
            return false
        }
        let runs = board[.runs]
        if status == 0 {
            if order.input != nil { return true }
            print("\(target.name): \(runs) inputs, \(board[.accepted]) of them accepted")
            // A target that refuses everything proves nothing.
            if board[.accepted] == 0 { print("\(target.name): nothing was accepted; is its corpus missing?") }
            return board[.accepted] > 0
        }
        let input = board.input
        print("\(target.name): \(Self.reason(status, board)) at input \(runs + 1) with seed \(order.seed)")
        print("  input: \(Self.shown(input))")
        if order.input == nil {
            print("  saved: \(Corpus(folder: order.corpus).save(input, for: target.name) ?? "nowhere, it failed")")
        }
        return false
    }

    private static func reason(_ status: Int32, _ board: Board) -> String {
        let signal = status & 0x7F
        if signal == SIGALRM { return "took longer than \(Worker.patience) s" }
        if signal != 0 { return "trapped (signal \(signal))" }
        let code = status >> 8 & 0xFF
        return code == Worker.brokenStatus ? "broke a promise (\(board.message))" : "ended with status \(code)"
    }

    /// Bytes as in a Swift literal.
    static func shown(_ bytes: [UInt8]) -> String {
        var text = "\""
        for byte in bytes.prefix(1_000) {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += "\\" + String(Unicode.Scalar(byte))
            case 0x0A: text += "\\n"
            case 0x20..<0x7F: text += String(Unicode.Scalar(byte))
            default: text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
        return text + "\"" + (bytes.count > 1_000 ? " and \(bytes.count - 1_000) bytes more" : "")
    }

    /// Runs this program again and waits for it.
    private static func status(of arguments: [String]) -> Int32? {
        let own = "/proc/self/exe"
        let program = access(own, X_OK) == 0 ? own : CommandLine.arguments[0]
        var pointers = ([CommandLine.arguments[0]] + arguments).map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var child: pid_t = 0
        guard posix_spawn(&child, program, nil, nil, &pointers, environ) == 0 else { return nil }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { return nil }
        }
        return status
    }
}
