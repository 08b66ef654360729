import Settings
import Testing

struct INITests {
    private func values(_ text: String, _ key: String = "api_key") -> String? {
        INI(text).value(key, in: "settings")
    }

    @Test(arguments: [
        "[settings]\napi_key = abc", "[settings]\r\napi_key = abc\r\n", "\u{FEFF}[settings]\napi_key=abc",
        "[SETTINGS]\nAPI_Key: abc", "  [ settings ]  # mine\n  api_key\t=\tabc\t", "[settings]\napi_key = abc # mine",
        "[settings]\napi_key = abc;mine", "[settings]\napi_key = \"abc\"", "[settings]\napi_key = 'abc' ; mine",
        "[settings]\n\"api_key\" = abc", "junk\nmore = junk\n{}\n[settings]\nnothing here\napi_key = abc",
        "[settings]\napi_key = old\n[other]\napi_key = no\n[settings]\napi_key = abc",
        "[settings]\napi_key = ab\\\n  c", "[settings]\napi_key =\n    abc\n",
        "[settings]\n  debug = true\n  api_key = abc",
        "[settings\n[settings]\n# api_key = x\n;api_key = y\napi_key = abc\n\n\n",
        "[settings]\n= x\n: y\napi_key = abc",
        "[settings]\napi_key = abc\n   # indented remark\nother = x",
    ])
    func `A key is found however the file is written`(text: String) {
        #expect(values(text) == "abc")
    }

    @Test(arguments: [
        "", "api_key = abc", "[settings]", "[settings]\napi_key", "[settings]\napi_key =",
        "[settings]\napi_key = # abc",
        "[settings]\napi_key = ''", "[other]\napi_key = abc", "[settings]\n#api_key = abc",
        "[settings]\nxapi_key = abc",
    ])
    func `Where there is none, there is none`(text: String) {
        #expect(values(text) == nil)
    }

    @Test func `A mark inside quotes is no comment`() {
        #expect(values("[settings]\napi_key = \"a#b;c\"") == "a#b;c")
        #expect(values("[settings]\napi_key = \"a#b") == "\"a")
        #expect(values("[settings]\napi_key = 'it''s'") == "'it''s'")
    }

    @Test func `Lines indented deeper than their key continue it`() {
        let text = "[settings]\nexclude =\n    ^COMMIT$\n    TAG  # tags\nhidefilenames = false\n  more"
        #expect(values(text, "exclude") == "^COMMIT$\nTAG")
        #expect(values(text, "hidefilenames") == "false\nmore")
    }

    @Test func `The first separator counts`() {
        #expect(values("[settings]\nproxy = http://u:p@h:1", "proxy") == "http://u:p@h:1")
        #expect(values("[settings]\nproxy: a=b", "proxy") == "a=b")
    }

    @Test func `Entries name their lines`() {
        let file = INI("a = 1\n\n# x\nb = 2 \\\n  3\nc = 4")
        #expect(file.entries.map(\.line) == [1, 4, 6])
        #expect(file.entries.map(\.value) == ["1", "2 3", "4"])
    }

    @Test func `A merged file wins where both speak`() {
        var file = INI("[settings]\napi_key = a\ntimeout = 5")
        file.merge(INI("[settings]\napi_key = b"))
        #expect(file.value("api_key", in: "settings") == "b")
        #expect(file.value("timeout", in: "settings") == "5")
    }

    @Test func `Any bytes are some file`() {
        var state: UInt32 = 1
        for length in 0..<400 {
            let bytes = (0..<length).map { _ -> UInt8 in
                state = state &* 1_664_525 &+ 1_013_904_223
                let special = Array("[]=:#;\\\"' \t\r\n\u{0}".utf8)
                return state >> 31 == 0
                    ? special[Int(state >> 8) % special.count] : UInt8(truncatingIfNeeded: state >> 16)
            }
            _ = INI(bytes)
        }
        #expect(INI([UInt8](repeating: 0, count: 1_000_000)).entries.isEmpty)
        #expect(INI([UInt8](repeating: UInt8(ascii: "\\"), count: 100_000)).entries.isEmpty)
        #expect(INI(String(repeating: "a=\\\n", count: 50_000)).entries.count == 1)
        #expect(INI(String(repeating: "a=b\n", count: 50_000)).entries.count == 50_000)
    }
}
