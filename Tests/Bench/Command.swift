import TestSupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Measures a command that prints and ends: wall and CPU of the whole process, from its start to its end.
func measureCommand(_ options: ToolOptions) -> Int32 {
    guard let program = options.words.first else { return 64 }
    let name = options["name"] ?? program
    var walls: [Double] = []
    var processors: [Double] = []
    for _ in 0..<options.number("runs", 100) {
        guard let run = runOnce([program] + options.rest, options.values["env"] ?? []), run.status == 0 else {
            show("| \(name) | the command failed | |")
            return 1
        }
        walls.append(run.wall)
        processors.append(run.processor)
    }
    row(name, "whole process, wall ms (min / median)", walls)
    row(name, "whole process, CPU ms (min / median)", processors)
    return 0
}

/// Milliseconds; what it prints is thrown away.
private func runOnce(_ arguments: [String], _ environment: [String]) -> (
    wall: Double, processor: Double, status: Int32
)? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var words = arguments.map { strdup($0) } + [nil]
    var settings = (["LANG=C.UTF-8", "PATH=/usr/bin:/bin"] + environment).map { strdup($0) } + [nil]
    defer { for word in words + settings { free(word) } }
    let start = uptime()
    var child: pid_t = 0
    guard posix_spawn(&child, arguments[0], &actions, nil, &words, &settings) == 0 else { return nil }
    var usage = rusage()
    var status: Int32 = 0
    guard wait4(child, &status, 0, &usage) == child else { return nil }
    let wall = (uptime() - start) * 1_000
    func milliseconds(_ time: timeval) -> Double { Double(time.tv_sec) * 1_000 + Double(time.tv_usec) / 1_000 }
    return (wall, milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime), status)
}
