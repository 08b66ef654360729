import HackatimeAPI
import Tracker

/// The marked moments are one value: there are few, and each change needs the others.
extension Database {
    private static let marksKey = "marks"

    /// Newest first.
    func marks() throws(StoreError) -> [Mark] {
        let bytes = try first(in: .meta, "WHERE key = ?", .text(Self.marksKey)) { $0.bytes(1) }
        guard let bytes else { return [] }
        var pack = BinaryDecoder(bytes)
        let marks = pack.list { Mark(at: $0.time(), note: $0.text(), projects: $0.list { $0.text() }) }
        return pack.isComplete ? marks : []
    }

    func add(_ mark: Mark) throws(StoreError) { try set(try marks().adding(mark)) }

    func remove(markAt time: Double) throws(StoreError) { try set(try marks().filter { $0.time != time }) }

    private func set(_ marks: [Mark]) throws(StoreError) {
        var pack = BinaryEncoder()
        pack.add(list: marks) { pack, mark in
            pack.add(mark.time)
            pack.add(mark.note)
            pack.add(list: mark.projects) { $0.add($1) }
        }
        try put([.text(Self.marksKey), .bytes(pack.bytes)], in: .meta)
    }
}
