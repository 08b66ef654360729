#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A child process with readable output. It is killed when this is released.
package final class Child {
    package enum Failure: Error {
        case cannotStart(String)
        case failed(String)
    }

    private let id: pid_t
    private let output: Int32

    package init(_ arguments: [String]) throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Failure.cannotStart("pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var pointers = arguments.map { strdup($0) } + [nil]
        var child: pid_t = 0
        let code = posix_spawnp(&child, arguments[0], &actions, nil, &pointers, environ)
        for pointer in pointers { free(pointer) }
        posix_spawn_file_actions_destroy(&actions)
        close(ends[1])
        guard code == 0 else {
            close(ends[0])
            throw Failure.cannotStart(arguments[0])
        }
        id = child
        output = ends[0]
    }

    deinit {
        kill(id, SIGKILL)
        waitpid(id, nil, 0)
        close(output)
    }

    /// The next line of output; `nil` at the end.
    package func readLine() -> String? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while read(output, &byte, 1) == 1 {
            if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(byte)
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// A command can be started, and ends well.
    package static func succeeds(_ arguments: [String]) -> Bool {
        let told = try? Child(["/bin/sh", "-c", "\"$@\" >/dev/null && echo well", "sh"] + arguments).readLine()
        return told == "well"
    }

    /// Runs a command to its end.
    package static func run(_ arguments: [String]) throws {
        let child = try Child(arguments)
        while child.readLine() != nil {}
        var status: Int32 = 0
        waitpid(child.id, &status, 0)
        guard status == 0 else { throw Failure.failed(arguments.joined(separator: " ")) }
    }
}
