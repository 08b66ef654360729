import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Under real shells: stopped, in the background and back.
struct ShellTests {
    /// A shell without user settings, and its message about a stopped job.
    enum Shell: String, CaseIterable {
        case bash, zsh, bashInTmux, zshInTmux

        func start(_ folder: TemporaryFolder) throws -> PseudoTerminal {
            let command: [String]
            switch self {
            case .bash: command = ["/bin/bash", "--norc", "--noprofile", "-i"]
            case .zsh: command = ["/bin/zsh", "-f", "-i"]
            case .bashInTmux:
                command = Tmux.command(folder) + ["new-session", "exec /bin/bash --norc --noprofile -i"]
            case .zshInTmux: command = Tmux.command(folder) + ["new-session", "exec /bin/zsh -f -i"]
            }
            var environment = Journey.environment
            environment["HOME"] = folder.path
            environment["SHELL"] = "/bin/sh"
            environment["PS1"] = "ready> "
            let shell = try #require(
                PseudoTerminal("/usr/bin/env", command, columns: 120, rows: 40, environment: environment))
            #expect(shell.wait { $0.contains("ready>") || $0.contains("%") || $0.contains("#") || $0.contains("$") })
            return shell
        }

        var saysStopped: String { self == .bash || self == .bashInTmux ? "Stopped" : "suspended" }
        var isInTmux: Bool { self == .bashInTmux || self == .zshInTmux }
    }

    private func run(_ command: String, in shell: PseudoTerminal) {
        shell.type(command + "\r")
    }

    @Test(arguments: Shell.allCases) func `A job is stopped and fetched back`(kind: Shell) throws {
        let folder = try TemporaryFolder()
        let shell = try kind.start(folder)
        defer { if kind.isInTmux { Tmux.end(folder) } }
        run("stty -a > ~/before; '\(Journey.program)' --demo", in: shell)
        #expect(shell.shows(firstText))
        for _ in 0..<2 {
            shell.type("\u{1A}")
            #expect(shell.wait { !$0.contains(firstText) && $0.contains(kind.saysStopped) })
            run("echo back to $((6 * 7))", in: shell)
            #expect(shell.shows("back to 42"))
            run("clear; fg", in: shell)
            #expect(shell.wait { $0.contains(firstText) && $0.contains("q quit") })
        }
        shell.type("q")
        #expect(shell.wait { !$0.contains(firstText) })
        run("echo status $((10 + $?)); stty -a > ~/after; cmp ~/before ~/after && echo as be''fore", in: shell)
        #expect(shell.shows("status 10"))
        #expect(shell.shows("as before"), "\(shell.screen.text)")
        run("exit", in: shell)
        #expect(shell.end() == .exited(0))
    }

    /// In the background it draws nothing, and it can be ended.
    @Test(arguments: Shell.allCases) func `In the background it waits and can be ended`(kind: Shell) throws {
        let folder = try TemporaryFolder()
        let shell = try kind.start(folder)
        defer { if kind.isInTmux { Tmux.end(folder) } }
        run("'\(Journey.program)' --demo", in: shell)
        #expect(shell.shows(firstText))
        shell.type("\u{1A}")
        #expect(shell.wait { !$0.contains(firstText) && $0.contains(kind.saysStopped) })
        // The shell reports that the background job wants the terminal.
        run("clear; bg", in: shell)
        run("until jobs | grep -q '[Ss]\(kind.saysStopped.dropFirst())'; do :; done; echo wa''its", in: shell)
        #expect(shell.shows("waits"))
        #expect(!shell.screen.contains(firstText))
        // It is continued in order to end, and bash reports only that.
        let stoppedOrNot = "-e '[Ss]\(kind.saysStopped.dropFirst())' -e '[Rr]unning'"
        run("kill %1; while jobs | grep -q \(stoppedOrNot); do :; done; jobs", in: shell)
        #expect(shell.shows("erminated"), "\(shell.screen.text)")

        run("clear; '\(Journey.program)' --demo &", in: shell)
        run("until jobs | grep -q -e topp -e tty; do :; done; echo 2nd wa''its", in: shell)
        #expect(shell.shows("2nd waits"), "\(shell.screen.text)")
        #expect(!shell.screen.contains(firstText))
        run("fg", in: shell)
        #expect(shell.wait { $0.contains(firstText) && $0.contains("q quit") })
        shell.type("q")
        #expect(shell.wait { !$0.contains(firstText) })
        run("echo status $((20 + $?))", in: shell)
        #expect(shell.shows("status 20"))
        run("exit", in: shell)
        #expect(shell.end() == .exited(0))
    }
}

/// The test's own tmux.
enum Tmux {
    /// Without the user's settings and tmux server.
    static func command(_ folder: TemporaryFolder) -> [String] {
        ["tmux", "-S", folder.path + "/tmux", "-f", "/dev/null"]
    }

    static func end(_ folder: TemporaryFolder) {
        try? Child.run(command(folder) + ["kill-server"])
    }
}
