import Testing

@testable import HackatimeAPI

struct JSONDocumentTests {
    private func value(_ text: String) -> JSONValue? {
        JSONDocument(Array(#"{"v":\#(text)}"#.utf8))?.root.member("v")
    }

    @Test(arguments: [
        "", " ", "[", "]", "{", "}", "[1,]", "[,1]", "[1 2]", "[1}", "{]", "{1:2}", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#,
        #"{"a":1 "b":2}"#, #"{"a":1}}"#, "[]]", "1 2", "nul", "nulL", "True", "NaN", "Infinity", "-", "+1", "01", "-01",
        "1.", ".5", "1e", "1e+", "0x10", "'a'", #"""#, #""a"#, #""\"#, #""\x""#, #""\u12""#, #""\u12G4""#, "\u{FEFF}",
        "[1]\u{0}", "// a\n1",
    ])
    func `What is not JSON is none`(_ text: String) {
        #expect(JSONDocument(Array(text.utf8)) == nil)
    }

    @Test(arguments: [
        "null", " [ ] ", "{ }", "[[],{},[{}]]", "\t{\"a\" :\n[1 ,2]\r}", "-0", "0.5e-7", #""""#, #"{"":{"":[]}}"#,
        "\u{FEFF}[]",
    ])
    func `What is JSON is read`(_ text: String) {
        #expect(JSONDocument(Array(text.utf8)) != nil)
    }

    @Test func `Nesting has an end and uses no stack`() {
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        #expect(JSONDocument(nested(128)) != nil)
        #expect(JSONDocument(nested(129)) == nil)
        #expect(JSONDocument(nested(1_000_000)) == nil)
    }

    @Test func `Every kind is told by its first byte`() {
        let texts = ["{}", "[]", #""a""#, "-1", "true", "false", "null"]
        let kinds: [JSONValue.Kind] = [.object, .list, .text, .number, .flag, .flag, .null]
        #expect(texts.map { value($0)?.kind } == kinds)
        #expect(value("true")?.flag == true && value("false")?.flag == false && value("1")?.flag == nil)
        #expect(value("1")?.text == nil && value(#""1""#)?.number == nil && value("null")?.fields == nil)
    }

    @Test(arguments: [
        (#"plain"#, "plain"), (#"ü 字 🙂"#, "ü 字 🙂"), (#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{C}\n\r\t"),
        (#"\u00fc\u5B57"#, "ü字"), (#"\ud83d\ude42"#, "🙂"), (#"\u0000"#, "\0"), ("raw\nline\u{1B}", "raw\nline\u{1B}"),
    ])
    func `A text's escapes are undone`(_ written: String, _ text: String) {
        #expect(value("\"\(written)\"")?.text == text)
    }

    @Test(arguments: [#"\ud83d"#, #"\ud83d x"#, #"\ud83d\n"#, #"\ude42\ud83d"#, #"\ud83d\ud83d"#])
    func `Half a pair is no text`(_ written: String) {
        #expect(value("\"\(written)\"")?.kind == .text)
        #expect(value("\"\(written)\"")?.text == nil)
    }

    @Test func `Bytes that are not UTF-8 spoil their own text only`() {
        let bytes = Array(#"{"bad":""#.utf8) + [0xFF, 0xC0, 0x80] + Array(#"","good":"x"}"#.utf8)
        let root = JSONDocument(bytes)?.root
        #expect(root?.member("bad")?.text == nil)
        #expect(root?.member("good")?.text == "x")
    }

    @Test(arguments: [
        "0", "-0", "1", "-17", "0.1", "0.30000000000000004", "1764000000.123456", "1764000000.123", "9007199254740991",
        "9007199254740993", "123456789012345678901234567890", "1e22", "1e23", "1.7976931348623157e308", "5e-324",
        "2e-324",
        "1E+2", "0.000000000000000000000001", "1.00000000000000000000000000000", "4.35", "2.675",
    ])
    func `A number is the nearest double`(_ text: String) {
        #expect(value(text)?.number == Double(text))
    }

    @Test func `Many numbers are the nearest doubles`() {
        var generator = SplitMix64(seed: 11)
        for _ in 0..<20_000 {
            let digits = String(
                UInt64.random(in: 0...UInt64.max, using: &generator) >> UInt64.random(in: 0...63, using: &generator))
            let decimals = String(UInt32.random(in: 0...UInt32.max, using: &generator))
            let text = "\(digits).\(decimals)"
            guard value(text)?.number == Double(text) else {
                Issue.record("\(text) is read as \(String(describing: value(text)?.number))")
                return
            }
        }
    }

    @Test func `A number beyond all doubles is infinite`() {
        #expect(value("1e999")?.number == .infinity && value("-1e999")?.number == -.infinity)
    }

    @Test func `Whole numbers keep every digit`() {
        #expect(value("9223372036854775807")?.integer == .max)
        #expect(value("-9223372036854775808")?.integer == .min)
        #expect(value("9223372036854775808")?.integer == nil)
        #expect(value("1.0")?.integer == nil && value("1e3")?.integer == nil)
    }

    @Test func `Of members with one name the last counts`() {
        let root = JSONDocument(Array(#"{"a":[{"b":1}],"ab":2,"a":3,"b":4}"#.utf8))?.root
        #expect(root?.member("a")?.integer == 3)
        #expect(root?.member("b")?.integer == 4)
        #expect(root?.member("c") == nil && root?.member("") == nil)
    }

    @Test func `A list goes from element to element`() {
        let list = value(#"[[1,[2]],{"a":[3]},4,[],{},"5"]"#)?.list { $0 }
        #expect(list?.count == 6)
        #expect(list?.elements.map(\.kind) == [.list, .object, .number, .list, .object, .text])
    }
}
