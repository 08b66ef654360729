import HackatimeAPI
import Tracker

extension BinaryEncoder {
    mutating func add(_ view: SavedView) {
        add(APIValueCoding.version)
        add(view.user)
        add(view.oldestFirst)
        add(view.interval)
        add(view.range.kind.rawValue)
        add(view.range.back)
        // Views without these are written as they always were.
        let hasDays = view.range.chosen != nil || view.range.kind == .lastDays
        let hasEvents = !view.eventProjects.isEmpty
        let hasLook = view.look != SavedView.Look() || !view.lists.isEmpty || hasDays || hasEvents
        if hasLook || view.profileZone != nil || view.theme != nil { add(view.profileZone ?? "") }
        if hasLook || view.theme != nil { add(view.theme ?? "") }
        guard hasLook else { return }
        add(view.look.hidesNames)
        add(view.look.layout)
        add(view.look.feedColumns)
        add(view.look.hiddenPanes.joined(separator: " "))
        add(list: view.lists) { $0.add($1) }
        guard hasDays || hasEvents else { return }
        add(view.range.length)
        add(view.range.chosen) { pack, chosen in
            pack.add(chosen.days.first)
            pack.add(chosen.days.last)
            pack.add(chosen.name)
        }
        if hasEvents { add(list: view.eventLists) { pack, names in pack.add(list: names) { $0.add($1) } } }
    }
}

extension BinaryDecoder {
    /// `nil` if another version wrote it.
    mutating func view() -> SavedView? {
        guard byte() == APIValueCoding.version else { return nil }
        var view = SavedView()
        view.user = optionalText()
        view.oldestFirst = flag()
        view.interval = real()
        guard let kind = DateRange.Kind(rawValue: byte()) else { return nil }
        view.range = DateRange(kind, back: number())
        if !isComplete {
            let zone = text()
            view.profileZone = zone.isEmpty ? nil : zone
        }
        if !isComplete {
            let theme = text()
            view.theme = theme.isEmpty ? nil : theme
        }
        if !isComplete {
            view.look.hidesNames = flag()
            view.look.layout = text()
            view.look.feedColumns = text()
            view.look.hiddenPanes = text().split(separator: " ").map(String.init)
            view.lists = list { $0.text() }
        }
        if !isComplete {
            let length = number()
            if kind == .lastDays { view.range = DateRange(last: length, back: view.range.back) }
            if let range = optional({ $0.chosenRange() }) ?? nil { view.range = range }
        }
        if !isComplete { view.eventLists = list { $0.list { $0.text() } } }
        // A version that could not write the days, or their number, wrote only the kind.
        if view.range.kind == .chosen, view.range.chosen == nil { view.range = DateRange(.today) }
        if view.range.kind == .lastDays { view.range = DateRange(last: view.range.length, back: view.range.back) }
        return isComplete ? view : nil
    }

    /// `nil` for days of a damaged file.
    private mutating func chosenRange() -> DateRange? {
        let days = CivilDays(first: day(), last: day())
        let name = optionalText()
        return days.first <= days.last ? DateRange(days, name: name) : nil
    }
}
