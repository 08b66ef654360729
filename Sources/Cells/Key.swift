/// A key, independent of the bytes that the terminal sent.
package enum Key: Sendable, Hashable {
    /// A printable character, possibly made of several code points.
    case character(Character)
    /// Control with a lower-case letter: `control("c")`.
    case control(Character)
    case up, down, left, right
    case home, end, pageUp, pageDown
    case enter, escape, tab, backTab, backspace, delete, insert
    case function(Int)
}
