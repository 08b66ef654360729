@testable import HackatimeAPI
import Testing

struct SecretsTests {
    private let key = "3f1c9a52-7d4e-4b86-a0d3-5e8b2c71f96a"

    @Test func `A key is hidden in every spelling`() {
        let secrets = Secrets(keys: [Secret("waka_" + key), Secret("k+y/of mine")])
        for text in [
            "a waka_\(key) b", "a \(key) b", "a \(key.uppercased()) b", "a k+y/of mine b", "a k%2By%2Fof%20mine b",
        ] {
            let hidden = secrets.hiding(in: text)
            #expect(hidden == "a … b", "\(text)")
        }
    }

    @Test func `A key that is found later is hidden like the first`() {
        var secrets = Secrets(keys: [Secret("first-key-1")])
        secrets.add(key: Secret("second-key-2"))
        #expect(secrets.hiding(in: "first-key-1 second-key-2 third") == "… … third")
        #expect(secrets.isKey(in: "x first-key-1") && secrets.isKey(in: "Second-Key-2"))
    }

    @Test func `Input is a key if it holds one, though split by what cannot be seen`() {
        let secrets = Secrets(keys: [Secret(key)], proxy: Secret("http://me:word@host"))
        #expect(secrets.isKey(in: key) && secrets.isKey(in: "~/\(key).log"))
        #expect(secrets.isKey(in: "\(key.prefix(9))\u{200B}\(key.dropFirst(9))"))
        #expect(!secrets.isKey(in: String(key.dropLast())) && !secrets.isKey(in: "") && !secrets.isKey(in: "me:word"))
        #expect(!Secrets(keys: [Secret("")]).isKey(in: ""))
    }

    @Test func `No print or dump shows one`() {
        var dumped = ""
        dump(Secrets(keys: [Secret(key)]), to: &dumped)
        #expect(!dumped.contains("51") && !"\(Secrets(keys: [Secret(key)]))".contains("51"))
    }
}
