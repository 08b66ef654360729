import Cells
import HackatimeAPI

/// The colours of projects. Those with the most time have different ones, as far as the palette goes; any other has the
/// one of its name. The same projects have the same colours in every run.
struct ProjectInks: Sendable, Equatable {
    /// In the order of the alphabet, so that a change of their ranks changes no colour.
    private var names: [String] = []
    private var inks: [String: Ink] = [:]

    /// - Parameter projects: Longest first.
    init(_ projects: [Breakdown] = []) {
        names = projects.prefix(Ink.paletteCount).map(\.name).sorted()
        var taken: Set<Ink> = []
        for name in names {
            var ink = Ink(name: name)
            while !taken.insert(ink).inserted { ink = ink.next }
            inks[name] = ink
        }
    }

    /// The same colours under other names.
    func renamed(_ rename: (String) -> String) -> ProjectInks {
        var inks = ProjectInks()
        inks.inks = Dictionary(names.map { (rename($0), self[$0]) }, uniquingKeysWith: { first, _ in first })
        return inks
    }

    subscript(name: String) -> Ink { inks[name] ?? Ink(name: name) }
}
