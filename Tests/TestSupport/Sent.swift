/// What bytes sent to a terminal request from it.
package struct Sent {
    /// Sequences that a terminal answers with input nobody typed: its identity, position, abilities, colours and
    /// clipboard.
    package private(set) var calls: [String] = []
    package private(set) var colours: Set<Colours> = []
    package private(set) var isASCII = true

    package enum Colours: Sendable {
        /// The first 8 or 16 colours.
        case few
        /// One of 256 colours.
        case numbered
        /// Red, green and blue.
        case direct
    }

    package init(_ bytes: [UInt8]) {
        var parser = SequenceParser()
        for byte in bytes {
            if byte >= 0x80 { isASCII = false }
            if let piece = parser.parse(byte) { look(at: piece) }
        }
    }

    private mutating func look(at piece: SequenceParser.Piece) {
        switch piece {
        case .control(0x05): calls.append("ENQ")
        case .escape("Z"): calls.append("DECID")
        case .command(let marks, let parameters, let final):
            if isQuestion(marks, parameters, final) { calls.append("CSI \(marks) \(parameters) \(final)") }
            if final == "m", marks.isEmpty { select(parameters) }
        case .systemCommand(let text):
            if text.contains("?") || text.hasPrefix("+q") || text.hasPrefix("$q") { calls.append("string \(text)") }
        case .glyph, .control, .escape: break
        }
    }

    private func isQuestion(_ marks: String, _ parameters: [Int], _ final: Character) -> Bool {
        switch final {
        // Device attributes, status reports, requests for a mode or a check sum, the version. With a question mark the
        // first is an answer, or the cursor's shape for the Linux console.
        case "c": marks != "?"
        case "n": true
        case "p", "y": marks.contains("$") || marks.contains("*")
        case "q": marks.contains(">")
        case "u": marks.contains("?")
        case "x": marks.isEmpty
        case "t": [11, 13, 14, 15, 16, 18, 19, 20, 21].contains(parameters.first ?? 0)
        default: false
        }
    }

    private mutating func select(_ parameters: [Int]) {
        switch parameters {
        case _ where parameters.starts(with: [38, 5]) || parameters.starts(with: [48, 5]): colours.insert(.numbered)
        case _ where parameters.starts(with: [38, 2]) || parameters.starts(with: [48, 2]): colours.insert(.direct)
        default:
            for number in parameters {
                // Among others, if ncurses sets attributes and a colour at once.
                if number == 38 { colours.insert(.numbered) }
                if (30...37).contains(number) || (90...97).contains(number) { colours.insert(.few) }
            }
        }
    }
}
