package import Cells

/// A line of text that is being typed. Keys edit it as in a shell.
package struct TextLine: Sendable, Equatable {
    /// The text on both sides of the cursor.
    private(set) var before = ""
    private(set) var after = ""

    package init(_ text: String = "") {
        before = text
    }

    package var text: String { before + after }

    /// A mark for each character.
    var hidden: TextLine {
        var line = TextLine(String(repeating: "*", count: before.count))
        line.after = String(repeating: "*", count: after.count)
        return line
    }

    /// Returns whether the key edits a line.
    package mutating func edit(_ key: Key) -> Bool {
        switch key {
        case .character(let character): insert(String(character))
        case .paste(let text): insert(text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "")
        case .left, .control("b"): goBack(1)
        case .right, .control("f"): goOn(1)
        case .alt(.left), .alt(.character("b")): goBack(wordBefore)
        case .alt(.right), .alt(.character("f")): goOn(wordAfter)
        case .home, .control("a"): goBack(before.count)
        case .end, .control("e"): goOn(after.count)
        case .backspace: before.removeLast(min(1, before.count))
        case .delete, .control("d"): after.removeFirst(min(1, after.count))
        case .alt(.backspace): before.removeLast(wordBefore)
        case .alt(.character("d")), .alt(.delete): after.removeFirst(wordAfter)
        case .control("w"):
            let spaces = before.reversed().prefix { $0 == " " }.count
            before.removeLast(spaces)
            before.removeLast(before.reversed().prefix { $0 != " " }.count)
        case .control("u"): before = ""
        case .control("k"): after = ""
        default: return false
        }
        return true
    }

    /// No name is longer than the limit: that was an accident.
    private mutating func insert(_ text: String) {
        var room = 200 - before.unicodeScalars.count - after.unicodeScalars.count
        for character in text {
            room -= character.unicodeScalars.count
            if room < 0 { break }
            before.append(character)
        }
    }

    private mutating func goBack(_ count: Int) {
        after = before.suffix(count) + after
        before.removeLast(min(count, before.count))
    }

    private mutating func goOn(_ count: Int) {
        before += after.prefix(count)
        after.removeFirst(min(count, after.count))
    }

    /// The length of the word on each side, with what is between it and the cursor.
    private var wordBefore: Int { Self.word(before.reversed()) }
    private var wordAfter: Int { Self.word(Array(after)) }

    private static func word(_ characters: [Character]) -> Int {
        let isPart = { (character: Character) in character.isLetter || character.isNumber }
        let gap = characters.prefix { !isPart($0) }.count
        return gap + characters[gap...].prefix(while: isPart).count
    }
}
