import TestSupport

/// Starts the program, presses keys after its first screen, and quits with `q`. For tools that watch the running
/// program and may slow it down.
func press(_ options: ToolOptions) -> Int32 {
    guard let program = options.words.first,
        let person = WatchedProgram(
            program: program, arguments: options.rest,
            environment: ["TERM=xterm-256color", "LANG=C.UTF-8", "PATH=/usr/bin:/bin"] + (options.values["env"] ?? []))
    else { return 71 }
    guard person.wait(for: "quit", timeout: 60) else {
        print("the first screen did not come")
        return 1
    }
    _ = person.settle(quiet: 3)
    for key in options["keys"] ?? "" {
        person.type(String(key))
        _ = person.settle(quiet: 0.5)
    }
    person.type("q")
    // Waits long, because a tool may have much to write when the program ends.
    _ = person.settle(quiet: 20)
    person.quit()
    return 0
}

/// From writing an arrow key to the first output byte, for any program, to compare with others on the same machine.
/// `--ready` is a word on its first screen, `--quit` the key that ends it.
func compareKeys(_ options: ToolOptions) -> Int32 {
    guard let program = options.words.first,
        let person = WatchedProgram(
            program: program, arguments: options.rest,
            environment: ["TERM=xterm-256color", "LANG=C.UTF-8", "PATH=/usr/bin:/bin"] + (options.values["env"] ?? []))
    else { return 71 }
    guard person.wait(for: options["ready"] ?? "quit") else {
        print("\(program): the first screen did not come")
        return 1
    }
    _ = person.settle(quiet: 0.3)
    let times = keyLatency(person, keys: ["\u{1B}OB", "\u{1B}OA"], count: options.number("keys", 60))
    row(options["name"] ?? program, "key to screen, ms (min / median)", times)
    person.type(options["quit"] ?? "q")
    _ = person.settle(quiet: 0.3)
    person.quit()
    return 0
}
