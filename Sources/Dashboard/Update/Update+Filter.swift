import Cells
import HackatimeAPI
import Tracker

extension DashboardState {
    /// Shows other rows. The selected one stays if it is among them.
    mutating func setFilter(_ filter: FeedFilter) {
        guard filter != feedFilter else { return }
        let selected = feed.selected == nil ? nil : selectedHeartbeat
        feedFilter = filter
        feedWindow.narrow(to: filter)
        feedWindow.rest = nil
        if let selected, filter.matches(selected) {
            feedWindow.wish = .around(RowPlace(selected))
        } else {
            follow()
            feedWindow.wish = .newest
        }
        settleFeed()
    }

    /// Narrows the feed to one project, language or the like, or widens it again.
    mutating func filter(by field: WritableKeyPath<FeedFilter, String?>, _ name: String) {
        let isSame = feedFilter[keyPath: field].map { $0.lowercased() == name.lowercased() } ?? false
        var filter = feedFilter
        filter[keyPath: field] = isSame ? nil : name
        // Taking a filter away leaves the focus where it was chosen.
        if !isSame { focus = .feed }
        setFilter(filter)
        settleLists()
    }

    // MARK: The search line

    mutating func openSearch() {
        guard shown.has(.feed) else { return notify(.onlyOwnSearched) }
        focus = .feed
        settleLists()
        let words = feedFilter.words
        layers.append(.search(SearchLine(text: words.joined(separator: " "), before: words)))
    }

    /// A key in the search line. The rows follow what is typed.
    mutating func edit(_ line: SearchLine, _ key: Key, at: Moment) -> [Effect] {
        var line = line
        switch key {
        case .escape:
            layers.removeLast()
            setWords(line.before)
        case .enter:
            layers.removeLast()
        case .up, .down, .pageUp, .pageDown:
            return KeyTable.command(for: key).map { moveFeed($0, at: at) } ?? []
        default:
            guard LineEditing.apply(key, to: &line.text) else { return [] }
            layers[layers.count - 1] = .search(line)
            setWords(FeedFilter.words(in: line.text))
        }
        return []
    }

    private mutating func setWords(_ words: [String]) {
        var filter = feedFilter
        filter.words = words
        setFilter(filter)
    }

    /// To the next row that matches, further back or forth in time.
    mutating func goToMatch(older: Bool, at: Moment) -> [Effect] {
        guard shown.has(.feed), !feedFilter.isEmpty else {
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

/// What keys do to a line of text.
enum LineEditing {
    /// Returns whether the key was one that changes a line.
    static func apply(_ key: Key, to text: inout String) -> Bool {
        switch key {
        case .character(let character):
            // Longer than any name: a paste that went wrong.
            if text.unicodeScalars.count < 200 { text.append(character) }
        case .backspace, .delete:
            if !text.isEmpty { text.removeLast() }
        case .control("u"):
            text = ""
        case .control("w"):
            while text.last == " " { text.removeLast() }
            while let last = text.last, last != " " { text.removeLast() }
        default:
            return false
        }
        return true
    }
}
