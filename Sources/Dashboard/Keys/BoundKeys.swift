package import Cells

/// The keys as they are bound: those of the key table, with a person's own in place of some.
package struct BoundKeys: Sendable {
    /// Those of the key table. Text prompts know no others.
    package static let usual = BoundKeys()

    /// In the order of the help.
    package private(set) var bindings = KeyTable.bindings
    private var commands: [Key: Command] = [:]
    private var firstKeys: [Command: Key] = [:]

    private init() { index() }

    /// The key table with a person's own keys, or the first line that cannot be.
    ///
    /// - Parameter lines: A command's name, its keys with blanks between them (`none` is none), and the line of the file.
    package static func rebound(
        _ lines: [(command: String, keys: String, line: Int)]
    ) -> Result<BoundKeys, KeyProblem> {
        if lines.isEmpty { return .success(.usual) }
        var bound = BoundKeys()
        var changed: [Command: Int] = [:]
        for (name, text, line) in lines {
            guard let place = bound.bindings.firstIndex(where: { $0.command.name == name }) else {
                return .failure(.unknownCommand(name, line: line, known: KeyTable.bindings.map(\.command.name)))
            }
            var keys: [Key] = []
            for word in text.split(whereSeparator: \.isWhitespace).map(String.init) where word.lowercased() != "none" {
                guard let key = KeyName.key(word) else { return .failure(.unknownKey(word, line: line)) }
                // It quits from everywhere, whatever is bound.
                if key == .control("c"), name != Command.quit.name { return .failure(.fixedKey(word, line: line)) }
                if !keys.contains(key) { keys.append(key) }
            }
            bound.bindings[place].keys = keys
            changed[bound.bindings[place].command] = line
        }
        var owners: [Key: Command] = [:]
        // Those of the file last: what they collide with is named with their line.
        let order = bound.bindings.sorted { changed[$0.command] ?? 0 < changed[$1.command] ?? 0 }
        for binding in order {
            for key in binding.keys {
                if let other = owners[key], let line = changed[binding.command] {
                    return .failure(.taken(KeyName.text(key), by: other.name, wanted: binding.command.name, line: line))
                }
                owners[key] = binding.command
            }
        }
        bound.index()
        return .success(bound)
    }

    private mutating func index() {
        (commands, firstKeys) = ([:], [:])
        for binding in bindings {
            firstKeys[binding.command] = binding.keys.first
            for key in binding.keys { commands[key] = binding.command }
        }
    }

    /// The command of a key outside a prompt.
    package func command(for key: Key) -> Command? { commands[key] }

    /// The first key of a command; `nil` if it has none.
    package func key(for command: Command) -> Key? { firstKeys[command] }

    /// What a sentence calls a command: its first key, or where it has none its name.
    func name(of command: Command) -> String { key(for: command).map { KeyName.text($0) } ?? command.name }

    /// What stands for a key of the table that a page or box names: the first key of its command. Keys of a page's own
    /// are left as they are.
    func shown(_ usual: Key) -> Key {
        Self.usual.command(for: usual).flatMap { commands[usual] == $0 ? usual : key(for: $0) } ?? usual
    }

    /// A group's keys and their texts, one line each. Adjacent rows with the same text are joined; what has no key is left
    /// out.
    package func lines(of group: Binding.Group) -> [(keys: [Key], text: String)] {
        var lines: [(keys: [Key], text: String)] = []
        for binding in bindings where binding.group == group {
            if let last = lines.last, last.text == binding.text {
                lines[lines.count - 1].keys += binding.keys
            } else {
                lines.append((binding.keys, binding.text))
            }
        }
        return lines.filter { !$0.keys.isEmpty }
    }
}

extension Command {
    /// The name in the settings file: `next-pane` of `nextPane`.
    package var name: String {
        var name = ""
        for character in rawValue {
            let isNext = character.isUppercase || (character.isNumber && name.last?.isNumber != true)
            if isNext, !name.isEmpty { name += "-" }
            name += character.lowercased()
        }
        return name
    }
}

extension KeyName {
    private static let named: [String: Key] = [
        "space": .character(" "), "hash": .character("#"), "semicolon": .character(";"), "up": .up, "down": .down,
        "left": .left, "right": .right, "home": .home, "end": .end, "pgup": .pageUp, "pgdn": .pageDown, "enter": .enter,
        "esc": .escape, "tab": .tab, "shift-tab": .backTab, "backspace": .backspace, "del": .delete, "ins": .insert,
    ]

    /// The key of a name as the help has it, or of one character; `nil` for anything else. Names may be in either case.
    package static func key(_ name: String) -> Key? {
        if name.count == 1, let character = name.first { return .character(character) }
        let lowered = name.lowercased()
        if let key = named[lowered] { return key }
        if lowered.hasPrefix("ctrl-"), lowered.count == 6, let letter = lowered.last, ("a"..."z").contains(letter) {
            // Terminals send the same for these and for Backspace, Tab and Enter.
            return "hijm".contains(letter) ? nil : .control(letter)
        }
        if lowered.first == "f", let number = Int(lowered.dropFirst()), (1...12).contains(number) {
            return .function(number)
        }
        return nil
    }
}
