import Cells
import Dashboard
import HackatimeAPI
import Testing

struct KeyNameTests {
    @Test(arguments: Binding.Group.allCases) func `The help cuts no text where it has its columns`(
        _ group: Binding.Group
    ) {
        for line in KeyTable.lines(of: group) {
            #expect(Glyphs.width(of: line.text) <= 37, "\(line.text)")
            #expect(line.keys.map { KeyName.text($0) }.joined(separator: " ").count <= 15, "\(line.text)")
        }
    }

    @Test(arguments: KeyTable.bindings.flatMap(\.keys)) func `Every key has a name in ASCII`(_ key: Key) {
        let name = KeyName.text(key, set: .ascii)
        #expect(!name.isEmpty)
        #expect(name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
    }
}
