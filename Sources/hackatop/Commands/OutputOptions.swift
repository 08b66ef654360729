import ArgumentParser

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// How a command prints.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print JSON: one object on one line, with stable names.")
    var json = false

    @Option(help: ArgumentHelp("Colours: on a terminal only, or as said.", valueName: "when"))
    var color: ColorChoice = .auto

    enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    var paint: Paint { Paint(color) }
}

/// The same, for commands that print a table.
struct TableOptions: ParsableArguments {
    @OptionGroup var output: OutputOptions

    @Flag(help: "Print the rows as CSV, with whole seconds.")
    var csv = false

    func validate() throws {
        if csv, output.json { throw ValidationError("--json and --csv exclude each other.") }
    }
}

/// Looks for text on a terminal, in its own 16 colours; none elsewhere.
struct Paint {
    var isOn: Bool

    init(_ choice: OutputOptions.ColorChoice) {
        switch choice {
        case .always: isOn = true
        case .never: isOn = false
        case .auto:
            let hasNoColor = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
            let type = getenv("TERM").map { String(cString: $0) } ?? "dumb"
            isOn = isatty(STDOUT_FILENO) == 1 && !hasNoColor && type != "dumb"
        }
    }

    func strong(_ text: String) -> String { with("1", text) }
    func dim(_ text: String) -> String { with("2", text) }
    func good(_ text: String) -> String { with("32", text) }
    func warning(_ text: String) -> String { with("33", text) }
    func bad(_ text: String) -> String { with("31", text) }
    func title(_ text: String) -> String { with("36", text) }

    private func with(_ codes: String, _ text: String) -> String {
        isOn && !text.isEmpty ? "\u{1B}[\(codes)m\(text)\u{1B}[0m" : text
    }
}

/// What a command has to say, in each of its forms.
struct Report {
    /// The name of the command, and of its part of the schema in Resources.
    var kind: String
    /// Without `version` and `kind`, which all have.
    var members: [(String, JSON)]
    var text: String
    var table: Table?

    /// The version of the JSON's names. Names are added without a new one; one that is dropped or changes its meaning
    /// needs a new one.
    static let version = 1

    init(_ kind: String, _ members: [(String, JSON)], text: String, table: Table? = nil) {
        self.kind = kind
        self.members = members
        self.text = text
        self.table = table
    }

    func printed(_ options: OutputOptions, asCSV: Bool = false) -> String {
        if options.json {
            return JSON.object([("version", .integer(Self.version)), ("kind", .text(kind))] + members).line
        }
        if asCSV, let table { return table.csv }
        return text
    }
}
