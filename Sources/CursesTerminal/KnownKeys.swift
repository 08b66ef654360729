import CNcurses
import Cells

extension CursesTerminal {
    /// What the description of the opened terminal says of some bytes.
    static func known(_ bytes: [UInt8]) -> KeyDecoder.Known {
        guard !bytes.contains(0) else { return .nothing }
        let code = (bytes + [0]).withUnsafeBytes {
            hackatop_curses_known($0.baseAddress?.assumingMemoryBound(to: CChar.self))
        }
        switch Int(code) {
        case Int(HACKATOP_KEY_NONE): return .nothing
        case Int(HACKATOP_KEY_START): return .start
        default: return key(numbered: Int(code)).map { .key($0) } ?? .other
        }
    }

    private static func key(numbered code: Int) -> Key? {
        switch code {
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
            .function(code - Int(HACKATOP_KEY_FUNCTION))
        default: nil
        }
    }
}
