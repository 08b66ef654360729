import HackatimeAPI
import TestSupport

@testable import HackatimeHistory

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The program `history-helper`, next to the running test bundle.
enum Helper {
    static var path: String { builtProgram("history-helper") }

    static func start(_ arguments: String...) throws -> Child {
        try Child([path] + arguments)
    }

    /// SQLite's integrity check; `ok` if the file is intact.
    static func integrity(_ path: String) throws -> String {
        let database = try Database(path: path, busyTimeout: 5_000)
        return try database.first("PRAGMA integrity_check") { $0.text(0) } ?? "nothing"
    }
}

extension TemporaryFolder {
    var names: [String] { fileNames(in: path) }

    func bytes(of name: String) -> [UInt8] { readBytes("\(path)/\(name)") ?? [] }

    func mode(of name: String) -> UInt32 {
        var status = stat()
        return stat("\(path)/\(name)", &status) == 0 ? UInt32(status.st_mode) & 0o777 : 0
    }
}
