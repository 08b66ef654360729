/// All readers of input from outside. A new reader gets a line here and a folder in the corpus.
enum Targets {
    static let all: [FuzzTarget] =
        wire + [json, time("http-date", httpDate), time("iso8601", iso8601)] + zones + packs + [store]
        + settings + screen + [keys, reducer]

    /// Includes targets that fail on purpose, to show that failures are noticed.
    static func named(_ name: String) -> FuzzTarget? { (all + examples).first { $0.name == name } }

    /// Characters in a line of text that could mislead a terminal or a person.
    static func isLine(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: false
            default: !scalar.properties.isBidiControl
            }
        }
    }
}

extension Targets {
    private static let examples = [
        FuzzTarget("example-trap", dictionary: ["!"]) { bytes in
            let places = [0, 1, 2]
            return places[bytes.count { $0 == UInt8(ascii: "!") }] >= 0 ? .accepted : .refused
        },
        FuzzTarget("example-broken-promise") { bytes in
            .init { () throws(Broken) in
                try promise(bytes.count < 10, "shorter than ten bytes")
                return true
            }
        },
        FuzzTarget("example-refuses-all") { _ in .refused },
    ]
}
