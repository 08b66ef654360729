import HackatimeAPI
import TestSupport

extension FaultTable {
    static let bodies: [WireFault] = [
        WireFault("nothing", says: stray("an empty answer"), body: ""),
        WireFault("white space", says: stray("an empty answer"), body: " \r\n\t "),
        WireFault("a web page", says: stray("a web page"), page: 200),
        WireFault("plain text", says: stray("text that is not JSON"), body: "OK"),
        WireFault("JSON called a web page", says: nil) { _, honest in
            .response(200, [("Content-Type", "text/html")], body: Array(honest.body))
        },
        WireFault("JSON without a type", says: nil) { _, honest in .response(200, body: Array(honest.body)) },
        WireFault("a list for a root", says: stray("JSON of another shape"), body: "[]"),
        WireFault("a word for a root", says: stray("JSON of another shape"), body: "\"ok\""),
        WireFault("a number for a root", says: stray("JSON of another shape"), body: "12"),
        WireFault("null for a root", says: stray("JSON of another shape"), body: "null"),
        WireFault("an empty object", says: stray("a day without a total"), body: "{}"),
        WireFault("an error with status 200", says: stray("a day without a total"), body: #"{"error":"not now"}"#),
        WireFault("cut in the middle", says: stray("unreadable JSON"), today: { String($0.prefix($0.count / 2)) }),
        WireFault("one brace too many", says: stray("unreadable JSON"), today: { $0 + "}" }),
        WireFault("two answers", says: stray("unreadable JSON"), today: { $0 + $0 }),
        WireFault("nested 100,000 deep", says: stray("unreadable JSON"), body: String(repeating: "[", count: 100_000)),
        WireFault(
            "objects nested 100,000 deep", says: stray("unreadable JSON"),
            body: String(repeating: #"{"data":"#, count: 100_000)),
        WireFault(
            "every key twice", says: nil, today: { #"{"data":null,"# + $0.dropFirst() }),
        WireFault(
            "not a number", says: stray("unreadable JSON"), body: #"{"data":{"grand_total":{"total_seconds":NaN}}}"#),
        WireFault(
            "a number too large", says: stray("a day without a total"),
            body: #"{"data":{"grand_total":{"total_seconds":1e999}}}"#),
        WireFault(
            "a large number", says: stray("a day of more than 48 hours"),
            body: #"{"data":{"grand_total":{"total_seconds":1e300}}}"#),
        WireFault(
            "a negative number", says: stray("a day without a total"),
            body: #"{"data":{"grand_total":{"total_seconds":-5}}}"#),
        WireFault(
            "a text for a number", says: stray("a day without a total"),
            body: #"{"data":{"grand_total":{"total_seconds":"many"}}}"#),
        WireFault(
            "null for a number", says: stray("a day without a total"),
            body: #"{"data":{"grand_total":{"total_seconds":null}}}"#),
        WireFault(
            "a number of 100,000 digits", says: stray("a day without a total"),
            body: #"{"data":{"grand_total":{"total_seconds":\#(String(repeating: "9", count: 100_000))}}}"#),
        WireFault("half a surrogate", says: nil, today: { #"{"more":"\ud800","# + $0.dropFirst() }),
        WireFault(
            "raw control characters", says: nil, today: { "{\"more\":\"\u{1B}[2J\n\u{7}\u{9B}0m\"," + $0.dropFirst() }),
        WireFault("a byte order mark", says: nil, today: { "\u{FEFF}" + $0 }),
        WireFault("invalid UTF-8", says: nil) { request, honest in
            guard request.path.hasSuffix("/statusbar/today") else { return nil }
            let more = Array(#"{"more":""#.utf8) + [0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80] + Array(#"","#.utf8)
            return .response(200, body: more + Array(honest.body.dropFirst()))
        },
        WireFault("UTF-16", says: stray("text that is not JSON")) { request, honest in
            let text = String(decoding: honest.body, as: UTF8.self)
            let units = ("\u{FEFF}" + text).utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
            return request.path.hasSuffix("/statusbar/today") ? .response(200, body: units) : nil
        },
    ]
}
