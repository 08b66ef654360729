import Cells

/// Turns bytes into keys. Sequences that are no keys are dropped completely: none of their bytes act as keys, even if
/// they arrive in pieces.
struct KeyDecoder {
    /// What the terminal's description says of some bytes.
    enum Known: Equatable {
        case key(Key)
        /// A key that the program has no use for.
        case other
        /// Longer keys start with these.
        case start
        case nothing
    }

    private enum Place {
        case ground
        /// After an escape, which is a key by itself or starts a sequence.
        case escape
        /// Inside `ESC [ …`, with the parameters so far.
        case sequence([UInt8])
        /// Inside `ESC O …`, with the parameters so far.
        case single([UInt8])
        /// After `ESC [ [`, which the Linux console sends for function keys.
        case console
        /// Inside a mouse report, with the number of bytes still to come.
        case report(Int)
        /// Inside a terminal's answer, with its start and its number of bytes so far.
        case string(since: Double, Int)
        /// The same, after an escape.
        case stringEscape
        case paste(Paste)
    }

    /// Longer answers and sequences are abandoned.
    private static let longest = 4_096

    /// The longest pause inside a sequence, and the longest time of a terminal's answer, in seconds.
    static let patience = 0.1

    private let known: ([UInt8]) -> Known
    private var place = Place.ground
    /// Bytes with which a key of the terminal's description may start.
    private var held: [UInt8] = []
    /// An escape came before the escape, the sequence or the character that is being read.
    private var isAlt = false
    private var now = 0.0
    private var latest = 0.0
    private var utf8 = UTF8Joiner()
    private var keys: [Key] = []
    /// Printable characters not yet returned. The next code point may belong to the last of them.
    private var text = ""

    init(known: @escaping ([UInt8]) -> Known = { _ in .nothing }) {
        self.known = known
    }

    /// When an incomplete sequence is given up. A paste may stop for any time: what follows is still text.
    var deadline: Double? {
        switch place {
        case .ground: held.isEmpty ? nil : latest + Self.patience
        case .paste: nil
        case .string(let since, _): since + Self.patience
        default: latest + Self.patience
        }
    }

    /// Decodes bytes that arrived at this uptime; none if only the deadline has passed.
    mutating func decode(_ bytes: some Collection<UInt8>, at now: Double) -> [Key] {
        if case .paste(let paste) = place, Self.isTyped(bytes, after: now - latest) { end(.paste(paste.text)) }
        if case .string(let since, _) = place, now >= since + Self.patience { giveUp() }
        self.now = now
        if !bytes.isEmpty { latest = now }
        for byte in bytes { decode(byte) }
        if let deadline, now >= deadline { giveUp() }
        flushText()
        defer { keys = [] }
        return keys
    }

    /// The end of a paste was lost: a few bytes after a long pause are a key. The end itself starts with an escape.
    private static func isTyped(_ bytes: some Collection<UInt8>, after pause: Double) -> Bool {
        pause >= 1 && bytes.count <= 8 && bytes.first.map { $0 != 0x1B } ?? false
    }

    private mutating func decode(_ byte: UInt8) {
        guard case .ground = place else { return follow(byte) }
        held.append(byte)
        switch known(held) {
        case .key(let key):
            held = []
            emit(key)
        case .start: break
        case .other:
            release()
            if case .ground = place {} else { end(nil) }
        case .nothing: release()
        }
    }

    /// The held bytes are not a key of the description.
    private mutating func release() {
        let bytes = held
        held = []
        if let first = bytes.first { follow(first) }
        for byte in bytes.dropFirst() { decode(byte) }
    }

    private mutating func giveUp() {
        while !held.isEmpty { release() }
        switch place {
        case .ground: return
        case .escape where isAlt: keys += [.escape, .escape]
        case .escape, .stringEscape: keys.append(.escape)
        default: break
        }
        isAlt = false
        place = .ground
    }

    private mutating func follow(_ byte: UInt8) {
        switch place {
        case .ground: ground(byte)
        case .escape: afterEscape(byte)
        case .sequence(let bytes): sequence(byte, after: bytes)
        case .single(let bytes): single(byte, after: bytes)
        case .console: end(KeySequences.console(byte))
        case .report(let count): report(byte, count: count)
        case .string(let since, let count): string(byte, since: since, count: count)
        case .stringEscape where byte == 0x5C: end(nil)
        case .stringEscape:
            place = .escape
            afterEscape(byte)
        case .paste(var paste):
            let isOver = paste.append(byte)
            place = .paste(paste)
            if isOver { end(.paste(paste.text)) }
        }
    }

    private mutating func ground(_ byte: UInt8) {
        switch byte {
        case 0x1B:
            flushText()
            place = .escape
        case 0x20..<0x7F, 0x80...0xFF:
            if let scalar = utf8.decode(byte), Paste.isText(scalar) {
                if isAlt { emit(.character(Character(scalar))) } else { text.unicodeScalars.append(scalar) }
            } else if !utf8.isWaiting {
                isAlt = false
            }
        default: emit(KeySequences.control(byte))
        }
    }

    private mutating func afterEscape(_ byte: UInt8) {
        switch byte {
        case 0x1B:
            if isAlt { keys.append(.escape) }
            isAlt = true
        case 0x5B: place = .sequence([])
        case 0x4F: place = .single([])
        case 0x50, 0x58, 0x5D, 0x5E, 0x5F: place = .string(since: now, 0)
        default:
            if isAlt { keys.append(.escape) }
            isAlt = true
            place = .ground
            ground(byte)
        }
    }

    private mutating func sequence(_ byte: UInt8, after bytes: [UInt8]) {
        switch byte {
        case 0x5B where bytes.isEmpty: place = .console
        case 0x7E where bytes.elementsEqual("200".utf8): place = .paste(Paste())
        case 0x40...0x7E:
            if bytes.isEmpty, let count = KeySequences.reports[byte] {
                place = .report(count)
            } else if bytes.first == 0x3C {
                end(nil)
                if let mouse = KeySequences.mouse(parameters: bytes.dropFirst(), final: byte) { emit(.mouse(mouse)) }
            } else {
                end(KeySequences.key(parameters: bytes, final: byte))
            }
        case 0x20...0x3F where bytes.count < Self.longest: place = .sequence(bytes + [byte])
        default: abandon(for: byte)
        }
    }

    private mutating func single(_ byte: UInt8, after bytes: [UInt8]) {
        switch byte {
        case 0x30...0x3B where bytes.count < Self.longest: place = .single(bytes + [byte])
        case 0x20...0x7E: end(KeySequences.single(parameters: bytes, letter: byte))
        default: abandon(for: byte)
        }
    }

    private mutating func report(_ byte: UInt8, count: Int) {
        // A position out of range is sent as 0.
        if byte > 0, byte < 0x20 {
            abandon(for: byte)
        } else if count > 1 {
            place = .report(count - 1)
        } else {
            end(nil)
        }
    }

    private mutating func string(_ byte: UInt8, since: Double, count: Int) {
        switch byte {
        case 0x1B: place = .stringEscape
        case 0x07: end(nil)
        case 0x20... where count < Self.longest: place = .string(since: since, count + 1)
        default: abandon(for: byte)
        }
    }

    /// No sequence contains this byte. If it is a control character, someone typed it.
    private mutating func abandon(for byte: UInt8) {
        end(nil)
        if byte < 0x20 { ground(byte) }
    }

    /// A sequence is complete. With an escape before one that is no key, that was a key.
    private mutating func end(_ key: Key?) {
        place = .ground
        if key == nil, isAlt {
            isAlt = false
            keys.append(.escape)
        } else {
            emit(key)
        }
    }

    private mutating func emit(_ key: Key?) {
        utf8.reset()
        flushText()
        if let key { keys.append(isAlt ? key.withAlt : key) }
        isAlt = false
    }

    private mutating func flushText() {
        guard !text.isEmpty else { return }
        for character in text { keys.append(.character(character)) }
        text = ""
    }
}
