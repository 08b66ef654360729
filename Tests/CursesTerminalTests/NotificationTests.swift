import Testing

@testable import CursesTerminal

struct NotificationTests {
    private func text(_ form: Notification, _ words: String = "goal reached: 2h today", isInTmux: Bool = false)
        -> String
    {
        String(decoding: form.sequence(words, isInTmux: isInTmux), as: UTF8.self)
    }

    @Test func `A terminal gets one of the two sequences, or none`() {
        #expect(text(Notification(type: "xterm-256color")) == "\u{1B}]9;goal reached: 2h today\u{1B}\\")
        #expect(text(Notification(type: "xterm-kitty")).hasPrefix("\u{1B}]9;"))
        let other = "\u{1B}]777;notify;hackatop;goal reached: 2h today\u{1B}\\"
        #expect(text(Notification(type: "xterm-256color", isVTE: true)) == other)
        #expect(text(Notification(type: "rxvt-unicode-256color")) == other)
        #expect(text(Notification(type: "foot")) == other)
        for type in ["linux", "vt100", "vt220", "ansi"] { #expect(text(Notification(type: type)) == "") }
    }

    @Test func `tmux passes it on`() {
        let wrapped = text(Notification(type: "tmux-256color"), isInTmux: true)
        #expect(wrapped == "\u{1B}Ptmux;\u{1B}\u{1B}]9;goal reached: 2h today\u{1B}\u{1B}\\\u{1B}\\")
        #expect(text(Notification(type: "linux"), isInTmux: true) == "")
    }

    @Test func `No text ends the sequence early`() {
        #expect(text(.osc9, "a\u{1B}\\b\u{7}c;d\u{9C}e") == "\u{1B}]9;a \\b c d e\u{1B}\\")
    }
}
