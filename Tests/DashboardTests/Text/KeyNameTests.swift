import Cells
import Dashboard
import HackatimeAPI
import Testing

struct KeyNameTests {
    @Test(arguments: KeyTable.bindings.flatMap(\.keys)) func `Every key has a name in ASCII`(_ key: Key) {
        let name = KeyName.text(key, set: .ascii)
        #expect(!name.isEmpty)
        #expect(name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
    }
}
