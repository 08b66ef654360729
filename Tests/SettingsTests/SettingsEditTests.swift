import Settings
import Testing

struct SettingsEditTests {
    /// The text after setting a key, which must have worked.
    private func set(_ text: String, _ key: String, to value: String?, in section: String = "") -> String {
        var edit = SettingsEdit(Array(text.utf8))
        let isSet = edit.set(key, to: value, in: section)
        #expect(isSet)
        return String(decoding: edit.bytes, as: UTF8.self)
    }

    private static let file = """
        # mine
        theme = nord   # dark

        what is this
        server: https://old.example
        #interval = 60

        # at work
        [account work]
        api-key = w

        [keys]
        refresh = u
        """ + "\n"

    @Test func `A line is changed where it stands, and all others stay`() {
        let text = set(Self.file, "server", to: "https://new.example")
        #expect(text == Self.file.replacing("server: https://old.example", with: "server = https://new.example"))
    }

    @Test func `A new line stands below its comment, else at the end of its section`() {
        let below = set(Self.file, "interval", to: "30")
        #expect(below.contains("#interval = 60\ninterval = 30\n\n# at work\n[account work]"))
        let above = set(Self.file, "api-key", to: "k")
        #expect(above.contains("#interval = 60\napi-key = k\n\n# at work\n[account work]\napi-key = w\n"))
        let inside = set(Self.file, "server", to: "https://w.example", in: "account work")
        #expect(inside.contains("[account work]\napi-key = w\nserver = https://w.example\n\n[keys]\n"))
        let new = set(Self.file, "api-key", to: "h", in: "account home")
        #expect(new == Self.file + "\n[account home]\napi-key = h\n")
        #expect(set("", "server", to: "https://a.example") == "server = https://a.example\n")
        #expect(set("a = 1", "b", to: "2") == "a = 1\nb = 2\n")
    }

    @Test func `The last of several lines counts, and is removed with all and what continues it`() {
        let twice = "user = a\n# between\nuser = b \\\n  c\n  d\nmouse = on\n"
        #expect(set(twice, "user", to: "e") == "user = a\n# between\nuser = e\nmouse = on\n")
        #expect(set(twice, "user", to: nil) == "# between\nmouse = on\n")
        #expect(set(Self.file, "user", to: nil) == Self.file)
    }

    @Test func `Line ends and marks stay`() {
        let first = set("\u{FEFF}[account work]\nserver = s\n", "server", to: "t")
        #expect(Array(first.utf8) == Array("\u{FEFF}server = t\n[account work]\nserver = s\n".utf8))
        #expect(set("a = 1\r\nb = 2\r\n", "c", to: "3") == "a = 1\r\nb = 2\r\nc = 3\r\n")
        let marked = "\u{FEFF}a = 1\n"
        #expect(set(marked, "a", to: "2").hasSuffix("a = 2\n"))
        #expect(set("a = 1\rb = 2\r", "b", to: "3") == "a = 1\nb = 3\n")
    }

    @Test(arguments: ["plain", "a#b", "a;b", "\"a", "'a", "a\\", "a b ", "a=b", "[x]", "it's # \\"])
    func `What was set is read again`(value: String) {
        for file in ["", "key = old\n", Self.file, "# key =\n[x]\n"] {
            var edit = SettingsEdit(Array(file.utf8))
            let isSet = edit.set("key", to: value)
            #expect(isSet)
            #expect(edit.value("key") == value)
            #expect(INI(edit.bytes).value("key", in: "") == value)
        }
    }

    @Test(arguments: ["", "a\nb", "\"'#", "a\u{7}"]) func `What no line can hold changes nothing`(value: String) {
        var edit = SettingsEdit(Array(Self.file.utf8))
        let isSet = edit.set("key", to: value)
        #expect(!isSet && String(decoding: edit.bytes, as: UTF8.self) == Self.file)
    }
}
