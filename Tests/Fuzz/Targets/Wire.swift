import Dashboard
import HackatimeAPI

@testable import HackatimeHTTP
@testable import HackatimeHistory

extension Targets {
    static let wire = [
        FuzzTarget(
            "answers",
            dictionary: [
                "null", "-1", "1e308", "1e999", "-0.0", "0.5", "\"\"", "\"\\ud800\"", "[]", "{}", "true", "\"1e12\"",
                "\\u0000", ",", "\"", "{\"time\":", "]", "\\u001b[2J", "{\"error\":\"no\"}", "\n\n", "<html>",
                "Retry-After: ", "Date: Sun, 06 Nov 1994 08:49:37 GMT\n", "ETag: \"x\"\n", "X-Request-Id: ",
                "200\n", "304\n", "401\n", "403\n", "404\n", "422\n", "429\n", "500\n", "503\n", "documented ", "live ",
            ] + WrittenAnswer.words.map { $0 + " " }, runs: 600, judge),
        FuzzTarget(
            "headers", dictionary: ["HTTP/1.1 200 OK\r\n", ": ", "\r\n", "\n", "Date: ", " ", "\t"], runs: 5_000
        ) {
            bytes in
            .init { () throws(Broken) in
                let headers = bytes.withUnsafeBufferPointer { HeaderBlock.headers(in: $0) }
                for header in headers {
                    try promise(!header.name.isEmpty, "a header has a name")
                    try promise(
                        !header.name.utf8.contains(0x0A) && !header.value.utf8.contains(0x0A), "a header is one line")
                    try promise(
                        header.value.utf8.first.map { $0 > 0x20 } ?? true, "a value begins with what is no space")
                }
                return !headers.isEmpty
            }
        },
        FuzzTarget(
            "messages",
            dictionary: [key, String(key.prefix(9)), "api_key=", "me:word@", "http://", "\u{0}", "\u{202E}", " "],
            runs: 8_000
        ) { bytes in
            .init { () throws(Broken) in
                let secrets = Secrets(
                    keys: [Secret(key)], proxy: Secret("http://me:pass-word@proxy.example:1"))
                let line = secrets.cleaned(String(decoding: bytes, as: UTF8.self))
                try promise(isLine(line) && line.unicodeScalars.count <= 200, "a message is a short line: \(line)")
                let response = secrets.redacted(
                    Response(
                        status: 200, headers: [Response.Header("x", String(decoding: bytes, as: UTF8.self))],
                        body: bytes))
                let texts = [line, response.headers[0].value, String(decoding: response.body, as: UTF8.self)]
                for secret in [key, "me:pass-word"] {
                    try promise(texts.allSatisfy { !$0.contains(secret) }, "no message shows a secret: \(texts)")
                }
                return !line.isEmpty
            }
        },
    ]

    private static let key = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"

    /// Decodes, and checks the answer against the models' guarantees.
    @Sendable private static func judge(_ bytes: [UInt8]) -> FuzzTarget.Verdict {
        .init { () throws(Broken) in
            let written = WrittenAnswer(bytes)
            let outcome = written.request.outcome(of: .success(written.response), keyInQuery: written.keyInQuery)
            try promise(outcome.serverTime?.isFinite ?? true, "the server's time is finite")
            try promise(outcome.entityTag.map(isLine) ?? true, "a tag can be sent back")
            switch outcome.result {
            case .failure(let error):
                let sentence = error.sentence(for: written.request.call, server: "time.example")
                try promise(isLine(sentence) && !sentence.isEmpty, "an error is one line: \(sentence)")
                try promise(sentence.count < 500, "an error is one sentence: \(sentence)")
                try promise(error.headline.count <= 30, "a headline has 30 columns: \(error.headline)")
                if case .rateLimited(let wait?) = error {
                    try promise((0...86_400).contains(wait), "a wait is at most a day: \(wait)")
                }
                return false
            case .success(let answer):
                try Promises.hold(for: answer)
                try keepsWhole(answer)
                try ReducerHarness.show(answer, to: written.request.call, dialect: written.request.dialect)
                return true
            }
        }
    }

    /// The history stores an answer unchanged.
    private static func keepsWhole(_ answer: APIValue) throws(Broken) {
        guard var kept = APIValueCoding.bytes(answer).map({ APIValueCoding.answer($0) }) else { return }
        var answer = answer
        // Only some of the extras are kept.
        if case .newest(var row?) = answer {
            row.extras = []
            answer = .newest(row)
            if case .newest(var found?) = kept {
                found.extras = []
                kept = .newest(found)
            }
        }
        try promise(kept == answer, "an answer comes back from the history as it was")
    }
}
