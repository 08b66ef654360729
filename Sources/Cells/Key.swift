/// A key, independent of the bytes that the terminal sent for it.
package enum Key: Sendable, Hashable {
    /// A printing character, or several that form one.
    case character(Character)
    /// Control with a letter, lower case: `control("c")`.
    case control(Character)
    case up, down, left, right
    case home, end, pageUp, pageDown
    case enter, escape, tab, backTab, backspace, delete, insert
    case function(Int)
}
