import AppResources
import Dashboard
import HackatimeAPI
import Settings
import Tracker

/// The built-in events, and a person's own.
struct EventFiles {
    /// Of the own events.
    let path: String
    /// As a sentence names it.
    let name: String
    let zones: ZoneFiles

    init(_ environment: Environment, zones: ZoneFiles) {
        path = environment.eventsPath
        name = CleanText.shown(environment.shortened(path))
        self.zones = zones
    }

    /// Own events come after the built-in ones, and replace those of the same name.
    func list() -> EventList {
        var list = EventList()
        let builtIn = EventFile.read(AppResources.events, zone: zone)
        list.events = builtIn.events
        // Only a zone that is not installed here can be wrong with them.
        if let problem = builtIn.problems.first {
            list.problems = [.unreadable(path: "built-in events", reason: problem.reason)]
        }
        switch FileReader.read(path) {
        case .missing: break
        case .unreadable(let trouble): list.problems.append(.unreadable(path: name, reason: trouble.words))
        case .bytes(let bytes):
            guard let text = SettingsText.string(bytes) else {
                list.problems.append(.unreadable(path: name, reason: FileTrouble.notText.words))
                break
            }
            let own = EventFile.read(text, zone: zone)
            list.events = list.events.filter { known in !own.events.contains { $0.name == known.name } } + own.events
            guard let first = own.problems.first else { break }
            list.problems.append(.wrong(path: name, line: first.line, reason: CleanText.shown(first.reason)))
            if own.problems.count > 1 { list.problems.append(.others(own.problems.count - 1)) }
        }
        return list
    }

    private func zone(_ name: String) -> ZoneRules? {
        if case .success(let rules) = zones.rules(name) { rules } else { nil }
    }
}
