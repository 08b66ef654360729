import AppResources
import TestSupport
import Testing

/// The Tab key in real shells, which read the installed completions.
struct CompletionTests {
    enum Shell: String, CaseIterable {
        case bash, zsh, fish

        /// Makes the shell know the completions below a folder, in which `bin` holds the program.
        func setup(_ prefix: String) -> String {
            switch self {
            case .bash: ". \(prefix)/share/bash-completion/completions/hackatop"
            case .zsh: "fpath=(\(prefix)/share/zsh/site-functions $fpath); autoload -U compinit; compinit -D -u"
            case .fish: "source \(prefix)/share/fish/vendor_completions.d/hackatop.fish"
            }
        }

        var command: [String] {
            switch self {
            case .bash: ["bash", "--norc", "--noprofile", "-i"]
            case .zsh: ["zsh", "-f", "-i"]
            case .fish: ["fish", "--no-config", "-i"]
            }
        }
    }

    @Test(arguments: Shell.allCases) func `Tab completes commands, options and values`(shell: Shell) throws {
        let folder = try TemporaryFolder()
        try Installation.install(in: folder.path)
        try Child.run(["mkdir", "-p", folder.path + "/hackatop/themes"])
        try folder.write("bar = red\n", to: "hackatop/themes/ours.theme")
        // Names that a shell would split, or run.
        let names = ["Terminal Jam", "Who's in: \\ two", "$(touch ~/ran)`touch ~/ran`"]
        try folder.write(
            names.map { "[\($0)]\nfrom = 2026-11-01\nto = 2026-11-05\n" }.joined(), to: "hackatop/events")
        let terminal = try #require(
            PseudoTerminal(
                "/usr/bin/env", shell.command, columns: 160,
                environment: [
                    "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": folder.path, "TZ": "UTC", "PS1": "ready> ",
                    "PATH": "\(folder.path)/bin:/usr/bin:/bin", "XDG_CONFIG_HOME": folder.path,
                ]))
        terminal.type(shell.setup(folder.path) + "; echo kno''wn\r")
        #expect(terminal.shows("known"))
        for (typed, completed) in [
            ("hackatop ev", "hackatop event "), ("hackatop history cl", "hackatop history clear "),
            ("hackatop --sample", "hackatop --sample-config"), ("hackatop --theme gru", "hackatop --theme gruvbox"),
            ("hackatop --theme ou", "hackatop --theme ours"), ("hackatop --auth qu", "hackatop --auth query"),
            ("hackatop --timezone Asia/Kol", "hackatop --timezone Asia/Kolkata"),
            ("hackatop --range last-7", "hackatop --range last-7-days"),
            ("hackatop event Stard", "hackatop event Stardance"),
        ] {
            terminal.type("\(typed)\t")
            #expect(terminal.shows(completed), "\(shell): \(typed)\n\(terminal.screen.text)")
            // Empties the line.
            terminal.type("\u{15}")
        }
        for (typed, event) in [("Term", names[0]), ("Who", names[1])] {
            terminal.type("hackatop event \(typed)\t")
            // As the command gets it.
            terminal.type("\u{01}printf '<%s>' \r")
            #expect(terminal.shows("<\(event)>"), "\(shell): \(terminal.screen.text)")
        }
        terminal.type("hackatop event \t\t")
        #expect(terminal.shows("High Seas"))
        terminal.type("\u{15}")
        #expect(readText(folder.path + "/ran") == nil)
        // Where several fit, all are offered.
        terminal.type("hackatop --theme \t\t")
        #expect(terminal.wait { screen in AppResources.themeNames.allSatisfy { screen.contains($0) } })
    }

    @Test func `The help keeps the parser's own options to itself`() throws {
        let child = try Child([builtProgram("hackatop"), "--help"])
        var help = ""
        while let line = child.readLine() { help += line + "\n" }
        #expect(help.contains("--theme"))
        for hidden in ["completion", "experimental"] { #expect(!help.contains(hidden)) }
    }
}
