#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What a program printed that ran to its end, without a terminal.
package struct CommandOutput {
    package var text: String
    package var errors: String
    package var status: Int32

    /// - Parameter environment: All variables; those of the caller are not inherited.
    package init(_ program: String, _ arguments: [String], environment: [String: String]) throws {
        let folder = try TemporaryFolder()
        let script = #"out="$1"; shift; "$@" >"$out/out" 2>"$out/err" </dev/null; echo $?"#
        let variables = environment.map { "\($0.key)=\($0.value)" }
        let child = try Child(
            ["/usr/bin/env", "-i"] + variables + ["/bin/sh", "-c", script, "sh", folder.path, program] + arguments)
        status = child.readLine().flatMap { Int32($0) } ?? -1
        text = readText(folder.path + "/out") ?? ""
        errors = readText(folder.path + "/err") ?? ""
    }

    package var lines: [String] { text.split(separator: "\n").map(String.init) }
}
