import Cells
import HackatimeAPI
import Tracker

extension DashboardState {
    /// Changes the filter. The selected row stays if it matches.
    mutating func setFilter(_ filter: FeedFilter) {
        guard filter != feedFilter else { return }
        let names = [filter.project, filter.language, filter.entry?.name].compactMap(\.self) + filter.projects
        if names.contains(where: secrets.isKey) {
            return notify(.thatIsTheKey)
        }
        let selected = feed.selected == nil ? nil : selectedHeartbeat
        feedWindow.narrow(from: feedFilter, to: filter)
        feedFilter = filter
        feedWindow.rest = nil
        if let selected, filter.matches(selected) {
            feedWindow.wish = .around(RowPlace(selected))
        } else {
            follow()
            feedWindow.wish = .newest
        }
        settleFeed()
    }

    /// Narrows the feed to one project, language or similar in place of any other filter, or widens it again. The focus
    /// stays, so that the next name can be tried.
    mutating func filter(by field: WritableKeyPath<FeedFilter, String?>, _ name: String) {
        let isSame = feedFilter[keyPath: field].map { $0.lowercased() == name.lowercased() } ?? false
        var filter = FeedFilter()
        filter.time = feedFilter.time
        filter[keyPath: field] = isSame ? nil : name
        setFilter(filter)
        settleLists()
    }

    // MARK: The search line

    mutating func openSearch() {
        if focus.slot != .column {
            guard shown.has(.feed) else { return notify(.onlyOwnSearched) }
            focus = .feed
            settleLists()
        }
        let words = words(in: focus)
        layers.append(.search(SearchLine(in: focus, text: words.joined(separator: " "), before: words)))
    }

    /// Handles a key in the search line. The rows follow the typed words.
    mutating func edit(_ line: SearchLine, _ key: Key, at: Moment) -> [Effect] {
        var line = line
        switch key {
        case .escape:
            layers.removeLast()
            setWords(line.before, in: line.pane)
        case .enter:
            layers.removeLast()
        case .up, .down, .pageUp, .pageDown:
            return keys.command(for: key).map { line.pane.pane(for: shown).move($0, in: &self, at: at) } ?? []
        default:
            guard line.line.edit(key) else { return [] }
            if secrets.isKey(in: line.line.text) {
                line.line = TextLine()
                notify(.thatIsTheKey)
            }
            layers[layers.count - 1] = .search(line)
            setWords(FeedFilter.words(in: line.line.text), in: line.pane)
        }
        return []
    }

    private func words(in pane: PaneID) -> [String] { pane == .feed ? feedFilter.words : listWords[pane] }

    /// Filters the feed or a list.
    mutating func setWords(_ words: [String], in pane: PaneID) {
        guard pane == .feed else {
            if words != listWords[pane] { lists[pane] = ListPosition() }
            listWords[pane] = words
            return settleLists()
        }
        var filter = feedFilter
        filter.words = words
        setFilter(filter)
    }

    /// Moves to the next matching row, older or newer.
    mutating func goToMatch(older: Bool, at: Moment) -> [Effect] {
        guard shown.has(.feed), feedFilter.isNarrow else {
            notify(.nothingSearched)
            return []
        }
        if focus != .feed {
            focus = .feed
            settleLists()
        }
        return moveFeed(toOlder: older, at: at)
    }
}
