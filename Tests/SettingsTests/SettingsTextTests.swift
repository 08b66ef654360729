import Settings
import Testing

struct SettingsTextTests {
    private static let text = "[settings]\napi_key = schlüssel-🔑\n"

    private func utf16(_ text: String, mark: Bool, isBigEndian: Bool) -> [UInt8] {
        ((mark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
            let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return isBigEndian ? bytes : bytes.reversed()
        }
    }

    private func key(_ bytes: [UInt8]) -> String? {
        SettingsText.decoded(bytes).flatMap { INI($0).value("api_key", in: "settings") }
    }

    @Test(arguments: [true, false], [true, false])
    func `UTF-16 is read in both orders, with and without a mark`(mark: Bool, isBigEndian: Bool) {
        #expect(key(utf16(Self.text, mark: mark, isBigEndian: isBigEndian)) == "schlüssel-🔑")
        let windows = utf16(Self.text, mark: mark, isBigEndian: isBigEndian).dropLast()
        #expect(key(Array(windows)) == "schlüssel-🔑", "half a character at the end")
    }

    @Test func `A string has no mark`() {
        #expect(SettingsText.string(Array("\u{FEFF}[jam]\r\n".utf8)) == "[jam]\n")
        #expect(SettingsText.string(utf16("[jam]\n", mark: true, isBigEndian: false)) == "[jam]\n")
        #expect(SettingsText.string([0x61, 0, 0, 0]) == nil)
    }

    @Test(arguments: ["\n", "\r\n", "\r"]) func `Lines end as on any system, and keep their numbers`(end: String) throws
    {
        let lines = ["# mine", "[settings]", "api_key = a\\", "b", "", "proxy = p"]
        let decoded = try #require(SettingsText.decoded(Array(lines.joined(separator: end).utf8)))
        let file = INI(decoded)
        #expect(file.value("api_key", in: "settings") == "ab")
        #expect(file.entries.map(\.line) == [3, 6])
    }

    @Test func `What is no text is none`() {
        #expect(SettingsText.decoded(Array("ab\u{0} = c".utf8)) == nil)
        #expect(SettingsText.decoded([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0]) == nil, "UTF-32")
        #expect(SettingsText.decoded([0, 0]) == nil)
        #expect(SettingsText.decoded([]) == [])
        #expect(SettingsText.decoded([0xFF, 0xFE]) == [0xEF, 0xBB, 0xBF], "only a mark")
        #expect(SettingsText.decoded([0xE9]) == [0xE9], "bytes of an old encoding are for the parser")
    }
}
