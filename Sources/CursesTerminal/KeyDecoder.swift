import CNcurses
import Cells

/// Turns bytes and key numbers into keys. Unknown sequences are dropped completely: none of their bytes act as keys.
struct KeyDecoder {
    private enum Place {
        case ground
        /// After an escape, which is a key by itself or starts a sequence.
        case escape
        /// Inside `ESC [ …`, with the bytes so far.
        case sequence([UInt8])
        /// After `ESC O`.
        case single
        /// After `ESC [ [`, which the Linux console sends for function keys.
        case console
        /// Inside an unrequested terminal response, with its number of bytes so far.
        case string(Int)
        /// The same, after an escape.
        case stringEscape(Int)
    }

    /// Longer responses and sequences are abandoned.
    private static let longest = 4_096

    private var place = Place.ground
    private var utf8 = UTF8Joiner()
    private var keys: [Key] = []
    /// Printable characters not yet returned. The next code point may belong to the last of them.
    private var text = ""

    /// Handles the next byte or key number.
    mutating func take(_ code: Int32) {
        guard let byte = UInt8(exactly: code) else {
            if case .ground = place { emit(Self.key(numbered: code)) }
            // ncurses reports the start of a mouse report as a key. Its numbers are still to come.
            place = Int(code) == Int(HACKATOP_KEY_MOUSE) ? .sequence([0x3C]) : .ground
            return
        }
        switch place {
        case .ground: ground(byte)
        case .escape: afterEscape(byte)
        case .sequence(let bytes): sequence(byte, after: bytes)
        case .single:
            place = .ground
            emit(KeySequences.single(byte))
        case .console: place = .ground
        case .string(let count): string(byte, count: count)
        case .stringEscape(let count): place = byte == 0x5C ? .ground : .string(count + 1)
        }
    }

    /// No more input is available now, so a possible key by itself counts as one.
    mutating func finish() -> [Key] {
        switch place {
        case .escape:
            emit(.escape)
            place = .ground
        // Alt with a bracket or a letter, not a sequence.
        case .single, .console, .string(0): place = .ground
        case .sequence(let bytes) where bytes.isEmpty: place = .ground
        case .ground, .sequence, .string, .stringEscape: break
        }
        flushText()
        defer { keys = [] }
        return keys
    }

    private mutating func ground(_ byte: UInt8) {
        switch byte {
        case 0x1B: place = .escape
        case 0x20..<0x7F, 0x80...0xFF:
            if let scalar = utf8.take(byte), !(0x80..<0xA0).contains(scalar.value) {
                text.unicodeScalars.append(scalar)
            }
        case 0x0A, 0x0D: emit(.enter)
        case 0x09: emit(.tab)
        case 0x08, 0x7F: emit(.backspace)
        case 0x01...0x1A: emit(.control(Character(Unicode.Scalar(byte + 0x60))))
        default: utf8.reset()
        }
    }

    private mutating func afterEscape(_ byte: UInt8) {
        switch byte {
        case 0x1B: emit(.escape)
        case 0x5B: place = .sequence([])
        case 0x4F: place = .single
        case 0x50, 0x58, 0x5D, 0x5E, 0x5F: place = .string(0)
        // Over a slow connection, Esc and the next key arrive together. Alt with a key sends the same bytes, so it is
        // treated as that.
        default:
            emit(.escape)
            place = .ground
            ground(byte)
        }
    }

    private mutating func sequence(_ byte: UInt8, after bytes: [UInt8]) {
        switch byte {
        case 0x5B where bytes.isEmpty: place = .console
        case 0x40...0x7E:
            place = .ground
            emit(KeySequences.key(parameters: bytes, final: byte))
        case 0x20...0x3F where bytes.count < Self.longest: place = .sequence(bytes + [byte])
        default:
            place = .ground
            if byte < 0x20 { ground(byte) }
        }
    }

    private mutating func string(_ byte: UInt8, count: Int) {
        switch byte {
        case 0x1B: place = .stringEscape(count)
        case 0x07: place = .ground
        // No terminal response contains these, so someone typed them.
        case 0x03, 0x0A, 0x0D:
            place = .ground
            ground(byte)
        default: place = count < Self.longest ? .string(count + 1) : .ground
        }
    }

    private mutating func emit(_ key: Key?) {
        utf8.reset()
        guard let key else { return }
        flushText()
        keys.append(key)
    }

    private mutating func flushText() {
        guard !text.isEmpty else { return }
        for character in text { keys.append(.character(character)) }
        text = ""
    }

    private static func key(numbered code: Int32) -> Key? {
        switch Int(code) {
        case Int(HACKATOP_KEY_UP): .up
        case Int(HACKATOP_KEY_DOWN): .down
        case Int(HACKATOP_KEY_LEFT): .left
        case Int(HACKATOP_KEY_RIGHT): .right
        case Int(HACKATOP_KEY_HOME): .home
        case Int(HACKATOP_KEY_END): .end
        case Int(HACKATOP_KEY_PAGE_UP): .pageUp
        case Int(HACKATOP_KEY_PAGE_DOWN): .pageDown
        case Int(HACKATOP_KEY_ENTER): .enter
        case Int(HACKATOP_KEY_BACK_TAB): .backTab
        case Int(HACKATOP_KEY_BACKSPACE): .backspace
        case Int(HACKATOP_KEY_DELETE): .delete
        case Int(HACKATOP_KEY_INSERT): .insert
        case Int(HACKATOP_KEY_FUNCTION) + 1...Int(HACKATOP_KEY_FUNCTION) + 63:
            .function(Int(code) - Int(HACKATOP_KEY_FUNCTION))
        default: nil
        }
    }
}
