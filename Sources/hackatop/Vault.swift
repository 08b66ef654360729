import CSystem
import HackatimeAPI
import Settings

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Runs the command that prints the key.
enum Vault {
    /// Waits at most two seconds. Then the command and its children are killed, as they are if this process ends
    /// earlier. Only the first 4 KB are used. Its error output is not shown, because it may contain secrets.
    static func run(_ command: String) -> KeySources.Vault {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return .notStarted }
        defer { close(ends[0]) }
        guard hackatop_command_begin() else {
            close(ends[1])
            return .notStarted
        }
        let child = start(command, output: ends[1], input: ends[0])
        hackatop_command_started(child ?? 0)
        defer { hackatop_command_over() }
        close(ends[1])
        guard let child else { return .notStarted }

        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        var printed: [UInt8] = []
        let deadline = now() + 2
        // A daemon started by the command may keep the pipe open, so only the command's own end counts.
        var isOpen = true
        while true {
            var waiting = pollfd(fd: isOpen ? ends[0] : -1, events: Int16(POLLIN), revents: 0)
            if poll(&waiting, 1, 20) > 0 { isOpen = drain(ends[0], into: &printed) }
            var status: Int32 = 0
            if waitpid(child, &status, WNOHANG) == child {
                _ = drain(ends[0], into: &printed)
                guard status == 0 else { return .failed(status: exitStatus(status)) }
                return .key(Secret(String(decoding: printed, as: UTF8.self)))
            }
            guard now() < deadline else {
                kill(-child, SIGKILL)
                while waitpid(child, &status, 0) < 0, errno == EINTR {}
                return .timedOut
            }
        }
    }

    private static func start(_ command: String, output: Int32, input: Int32) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
        defer { posix_spawn_file_actions_destroy(&actions) }
        guard posix_spawnattr_init(&attributes) == 0 else { return nil }
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        for end in [input, output] where end > 2 { posix_spawn_file_actions_addclose(&actions, end) }
        // A separate group, so that its children can be ended too.
        posix_spawnattr_setpgroup(&attributes, 0)
        // A thread other than the main one may start it, with blocked signals; the command must receive them.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        // It would also ignore the signals that this process ignores.
        var ignored = sigset_t()
        sigemptyset(&ignored)
        for number in [SIGPIPE, SIGXFSZ] { sigaddset(&ignored, number) }
        posix_spawnattr_setsigdefault(&attributes, &ignored)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("sh"), strdup("-c"), strdup(command), nil]
        defer { for argument in arguments { free(argument) } }
        var child: pid_t = 0
        return posix_spawn(&child, "/bin/sh", &actions, &attributes, &arguments, environ) == 0 ? child : nil
    }

    /// Returns false at the end of the output. Reads only a few times per call, so that a command with endless output
    /// meets the deadline.
    private static func drain(_ file: Int32, into printed: inout [UInt8]) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        for _ in 0..<16 {
            let count = read(file, &buffer, buffer.count)
            if count == 0 { return false }
            if count < 0 { return true }
            printed += buffer[..<min(count, 4_096 - min(printed.count, 4_096))]
        }
        return true
    }

    private static func exitStatus(_ status: Int32) -> Int32 {
        status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
