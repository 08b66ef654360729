/// A value of JSON, for output.
indirect enum JSON {
    case null
    case bool(Bool)
    /// Whole, so that no reader rounds it.
    case integer(Int)
    /// A number in decimal digits.
    case number(String)
    case text(String)
    case list([JSON])
    /// In this order.
    case object([(String, JSON)])

    /// Whole seconds, rounded down as on the screen.
    static func seconds(_ seconds: Double?) -> JSON { seconds.map { .integer(Int($0)) } ?? .null }

    static func text(_ text: String?) -> JSON { text.map { .text($0) } ?? .null }

    static func list(_ texts: [String]) -> JSON { .list(texts.map { .text($0) }) }

    /// On one line.
    var line: String {
        var line = ""
        write(to: &line)
        return line
    }

    private func write(to line: inout String) {
        switch self {
        case .null: line += "null"
        case .bool(let value): line += value ? "true" : "false"
        case .integer(let value): line += String(value)
        case .number(let digits): line += digits
        case .text(let text): Self.write(text, to: &line)
        case .list(let items):
            line += "["
            for (index, item) in items.enumerated() {
                if index > 0 { line += "," }
                item.write(to: &line)
            }
            line += "]"
        case .object(let members):
            line += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { line += "," }
                Self.write(member.0, to: &line)
                line += ":"
                member.1.write(to: &line)
            }
            line += "}"
        }
    }

    /// In ASCII, so that nothing in it can upset a terminal.
    private static func write(_ text: String, to line: inout String) {
        line += "\""
        for unit in text.utf16 {
            switch unit {
            case 0x22, 0x5C: line += "\\\(Character(Unicode.Scalar(UInt8(unit))))"
            case 0x20..<0x7F: line.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
            default:
                let digits = String(unit, radix: 16)
                line += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        line += "\""
    }
}
