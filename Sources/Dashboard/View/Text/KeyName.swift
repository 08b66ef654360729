package import Cells

/// The names of keys in the status line and the help.
package enum KeyName {
    package static func text(_ key: Key, set: GlyphSet = .unicode) -> String {
        switch key {
        case .character(" "): "Space"
        case .character(let character): String(character)
        case .control(let letter): "Ctrl-\(letter.uppercased())"
        case .up: set == .unicode ? "↑" : "Up"
        case .down: set == .unicode ? "↓" : "Down"
        case .left: set == .unicode ? "←" : "Left"
        case .right: set == .unicode ? "→" : "Right"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .enter: "Enter"
        case .escape: "Esc"
        case .tab: "Tab"
        case .backTab: "Shift-Tab"
        case .backspace: "Backspace"
        case .delete: "Del"
        case .insert: "Ins"
        case .function(let number): "F\(number)"
        case .alt(let key): "Alt-\(text(key, set: set))"
        case .paste: "a paste"
        case .mouse: "the mouse"
        }
    }
}
