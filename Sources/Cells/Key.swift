/// A key, independent of the bytes that the terminal sent.
package indirect enum Key: Sendable, Hashable {
    /// A printable character, possibly made of several code points.
    case character(Character)
    /// Control with a lower-case letter: `control("c")`.
    case control(Character)
    case up, down, left, right
    case home, end, pageUp, pageDown
    case enter, escape, tab, backTab, backspace, delete, insert
    case function(Int)
    /// Alt with a key. Control with a key that is no character counts as the same.
    case alt(Key)
    /// Pasted text: printable characters and line breaks.
    case paste(String)
    case mouse(Mouse)

    /// The key with Alt, where that makes a difference.
    package var withAlt: Key {
        switch self {
        case .alt, .control, .escape, .paste, .mouse: self
        default: .alt(self)
        }
    }
}

/// A click of the left button, or a notch of the wheel.
package struct Mouse: Sendable, Hashable {
    package enum Deed: Sendable, Hashable {
        case click, wheelUp, wheelDown
    }

    package var deed: Deed
    /// It may be outside the screen.
    package var place: Point

    package init(_ deed: Deed, x: Int, y: Int) {
        self.deed = deed
        place = Point(x: x, y: y)
    }
}
