import TestSupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

// Writes the demo's screen as SVG, for `scripts/screenshot`: [--theme NAME] [--size COLUMNSxROWS] [--keys KEYS]
// [--light yes] [--zone NAME] FILE

let options = ToolOptions(CommandLine.arguments.dropFirst())
let size = (options["size"] ?? "120x40").split(separator: "x").compactMap { Int($0) }

func fail(_ words: String) -> Never {
    let line = "screenshot: \(words)\n"
    write(STDERR_FILENO, line, line.utf8.count)
    exit(64)
}

guard let file = options.words.first else { fail("which file? FILE.svg") }
guard size.count == 2, size.allSatisfy({ (20...500).contains($0) }) else { fail("--size is such as 120x40") }
/// A function, so that its folder is deleted before the process ends.
func takePicture() throws {
    let home = try TemporaryFolder()
    let program = builtProgram("hackatop")
    guard
        let terminal = PseudoTerminal(
            program, ["--demo", "--theme", options["theme"] ?? "terminal"], columns: size[0], rows: size[1],
            environment: [
                "TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8", "HOME": home.path,
                "TZ": options["zone"] ?? "UTC", "PATH": "/usr/bin:/bin",
            ])
    else { fail("\(program) cannot be started") }
    guard terminal.shows("updated") else { fail("hackatop --demo showed nothing:\n\(terminal.screen.text)") }
    terminal.settle(milliseconds: 1_000)
    for key in options["keys"] ?? "" {
        terminal.type(String(key))
        terminal.settle(milliseconds: 300)
    }
    let picture = Picture(isLight: options["light"] != nil).svg(terminal.screen)
    terminal.type("q")
    _ = terminal.end()
    guard let output = fopen(file, "w"), fputs(picture, output) >= 0, fclose(output) == 0 else {
        fail("\(file) cannot be written")
    }
}
try takePicture()
