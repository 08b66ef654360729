import TestSupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

// Runs days of the dashboard in minutes, for `scripts/soak`.

let arguments = CommandLine.arguments.dropFirst()
if arguments.first == "watched" { runWatched(ToolOptions(arguments.dropFirst())) }
var own = [CChar](repeating: 0, count: 4_096)
let count = readlink("/proc/self/exe", &own, own.count)
let path = String(decoding: own.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)

/// The exit status. A function, so that its folder is deleted before the process ends.
func watch() throws -> Int32 {
    guard count > 0, let watcher = try Watcher(ToolOptions(arguments), program: path) else {
        print("the program cannot be started")
        return 71
    }
    return watcher.run()
}
exit(try watch())
