import HackatimeAPI
import Tracker

/// Which lists the screen shows.
extension DashboardState {
    package var layout: Layout {
        Layout(
            size: size, focus: focus, isZoomed: panes.isZoomed, lists: listsShown(for: shown), style: panes.style,
            hidden: panes.hidden,
            lacksSessions: lacksSessions)
    }

    /// The chosen lists. Of another user, those that the server tells: all others need heartbeats.
    private func listsShown(for target: Target) -> [PaneID] {
        guard target.isOwner else { return PaneID.lists(of: target) }
        guard !hasFriends, let gone = panes.lists.firstIndex(of: .friends) else { return panes.lists }
        var lists = panes.lists
        lists[gone] = Layout.usualLists.first { !lists.contains($0) } ?? .languages
        return lists
    }

    /// The panes that Tab goes through.
    var tabOrder: [PaneID] {
        ([.today] + layout.lists + [.chart, .feed]).filter {
            $0 == focus || !panes.hidden.contains($0) && !(lacksSessions && Layout.showsSessions($0))
        }
    }

    /// Of another person, other lists show.
    mutating func focusShownList() {
        let lists = Layout(size: size, lists: listsShown(for: shown)).lists
        if focus.slot == .column, !lists.contains(focus), let first = lists.first { focus = first }
    }

    /// The focused list, or else the first, makes room for the next or previous one that is not on the screen.
    mutating func changeList(step: Int) {
        let layout = layout
        guard let first = layout.lists.first else { return }
        let present = layout.lists.contains(focus) ? focus : first
        let all = PaneID.lists(of: shown).filter { $0 != .friends || hasFriends || present == $0 }
        guard let place = all.firstIndex(of: present) else { return }
        let others = (1..<max(1, all.count)).map { all[(place + $0 * step + $0 * all.count) % all.count] }
        // While one list fills the screen, the others are not seen.
        guard let next = others.first(where: { panes.isZoomed || !layout.lists.contains($0) }) else {
            return notify(.allListsShown)
        }
        if let old = panes.lists.firstIndex(of: present) {
            if let other = panes.lists.firstIndex(of: next) { panes.lists[other] = present }
            panes.lists[old] = next
        }
        focus = next
        settleLists()
    }

    /// The lists of a saved view, and then those that it does not name.
    mutating func choose(lists names: [String]) {
        let named = names.compactMap { name in PaneID.lists(of: .me).first { $0.listName == name } }
        var lists: [PaneID] = []
        for list in named + Layout.usualLists where !lists.contains(list) { lists.append(list) }
        panes.lists = Array(lists.prefix(Layout.usualLists.count))
    }

    /// The names to save; none while the usual lists show.
    var listNames: [String] {
        panes.lists == Layout.usualLists ? [] : panes.lists.compactMap(\.listName)
    }

    /// What shows of the list of a field; `nil` while nothing of the view's days is known.
    func fieldCount(_ field: HeartbeatField) -> FieldCount? {
        guard let count = history.fields[field], count.days == countedDays, history.count?.isSomething ?? false else {
            return nil
        }
        return count
    }

    /// The queries behind the lists on the screen.
    var listQueries: [HistoryQuery] {
        guard shown.isOwner else { return [] }
        return layout.lists.compactMap { $0.field.map { .field($0, countedDays) } }
    }

    /// A filter is on that Esc removes.
    var isFiltered: Bool { feedFilter != openedFilter || !listWords[focus].isEmpty }
}
