import Cells
import HackatimeAPI
import Tracker

extension DashboardState {
    /// Passes a key to the topmost overlay, or to the panes if there is none.
    mutating func press(_ key: Key, at: Moment) -> [Effect] {
        let isTyping = layers.last?.isText ?? false
        switch key {
        case .paste where !isTyping:
            notify(.pasteIgnored)
            return []
        case .mouse(let mouse): return use(mouse, at: at)
        // Esc and the next key send the same if they arrive together.
        case .alt(.character(let character)) where !isTyping:
            return press(.escape, at: at) + press(.character(character), at: at)
        default: break
        }
        // What is typed is never a command of a person's own keys.
        let command = (isTyping ? .usual : keys).command(for: key)
        if key == .control("c") { return [.quit] }
        switch command {
        case .suspend: return [.suspend]
        case .repaint: return [.repaint]
        default: break
        }
        if let layer = layers.last { return layer.overlay.press(key, command, in: &self, at: at) }
        return command.map { perform($0, at: at) } ?? []
    }

    private mutating func perform(_ command: Command, at: Moment) -> [Effect] {
        switch command {
        case .nextPane: focusPane(step: 1)
        case .previousPane: focusPane(step: -1)
        case .left, .right:
            // Elsewhere these go to the next pane.
            guard focus == .chart else {
                focusPane(step: command == .right ? 1 : -1)
                return []
            }
            return focus.pane(for: shown).move(command, in: &self, at: at)
        case .up, .down, .top, .bottom, .pageUp, .pageDown, .halfPageUp, .halfPageDown:
            return focus.pane(for: shown).move(command, in: &self, at: at)
        case .zoom:
            panes.isZoomed.toggle()
            return rearranged(at: at)
        case .layout:
            panes.style = panes.style.next
            notify(.layout(panes.style.rawValue))
            return rearranged(at: at)
        case .hide: return hideFocused(at: at)
        case .showAll:
            panes.hidden = []
            return rearranged(at: at)
        case .columns:
            panes.feedColumns = panes.feedColumns.next
            notify(.columns(panes.feedColumns.rawValue))
        case .theme: return nextTheme()
        case .names:
            names = names == .shown ? .hidden : .shown
            // The words are about the other names.
            for pane in PaneID.allCases where pane != .feed && !listWords[pane].isEmpty { setWords([], in: pane) }
        case .nextList: changeList(step: 1)
        case .previousList: changeList(step: -1)
        case .sort: sortFocused()
        case .order:
            feed.oldestFirst.toggle()
            feed.top = nil
            settleLists()
        case .follow: follow()
        case .detail: return focus.pane(for: shown).open(in: &self)
        case .search: openSearch()
        case .nextMatch: return goToMatch(older: true, at: at)
        case .previousMatch: return goToMatch(older: false, at: at)
        case .today, .yesterday, .last7Days, .last30Days, .week, .month, .year, .allTime:
            if let kind = command.range { choose(DateRange(kind)) }
        case .earlier: step(back: true)
        case .later: step(back: false)
        case .weekdays:
            history.showsWeekdays.toggle()
            picked = nil
        case .mouse:
            usesMouse.toggle()
            notify(.mouse(usesMouse))
            return [.useMouse(usesMouse)]
        case .copy: return copySelected()
        case .otherUser: layers.append(.prompt(Prompt()))
        case .zone: askForZone()
        case .range: layers.append(.prompt(Prompt(.range)))
        case .leaderboard: open(.leaderboard(boardPeriod))
        case .hackers: open(.hackers)
        case .compare: compare()
        case .friend: return toggleFriend()
        case .friends: openFriends()
        case .previousFriend: return showFriend(step: -1, at: at)
        case .nextFriend: return showFriend(step: 1, at: at)
        case .events:
            open(.events)
            return [.loadEvents]
        case .choose: return focus.pane(for: shown).choose(in: &self)
        case .mark: return mark(selectedProject.map { [$0] } ?? [])
        case .marks: open(.marks)
        case .me: return shown.isOwner ? [] : show(.me, at: at)
        case .previousUser: return goBack(at: at)
        case .refresh: return refresh(at: at)
        case .pause: return togglePause(at: at)
        case .faster: return changeInterval(to: Pace.shorter(than: tracker.interval), at: at)
        case .slower: return changeInterval(to: Pace.longer(than: tracker.interval), at: at)
        case .nextAccount: return nextAccount()
        case .help: layers.append(.help(scroll: 0))
        case .close where !listWords[focus].isEmpty: setWords([], in: focus)
        case .close where shown.has(.feed) && feedFilter != openedFilter: setFilter(openedFilter)
        case .close where !opened.isEmpty: comeBack()
        case .close where picked != nil && focus == .chart: picked = nil
        case .close where panes.isZoomed: panes.isZoomed = false
        case .close: zones.isQuestionClosed = zones.isQuestionClosed || asksForZone
        case .repaint: return [.repaint]
        case .suspend: return [.suspend]
        case .quit: return [.quit]
        }
        return []
    }

    private mutating func focusPane(step: Int) {
        let order = tabOrder
        let place = order.firstIndex(of: focus) ?? order.count - 1
        focus = order[(place + step + order.count) % order.count]
        settleLists()
    }

    private mutating func rearranged(at: Moment) -> [Effect] {
        settleLists()
        return fillFeed(at: at)
    }

    /// One pane always stays.
    private mutating func hideFocused(at: Moment) -> [Effect] {
        guard tabOrder.contains(where: { $0 != focus }) else {
            notify(.lastPane)
            return []
        }
        let gone = focus
        focusPane(step: 1)
        panes.hidden.insert(gone)
        panes.isZoomed = false
        notify(.hidden)
        return rearranged(at: at)
    }

    private mutating func nextTheme() -> [Effect] {
        guard let next = themes.next else { return [] }
        notify(.theme(next))
        return [.useTheme(next)]
    }

    private mutating func sortFocused() {
        guard focus.pane(for: shown).hints.contains(where: { $0.command == .sort }) else { return }
        if sortedByName.remove(focus) == nil { sortedByName.insert(focus) }
    }

    private mutating func goBack(at: Moment) -> [Effect] {
        guard trail.count > 1 else { return [] }
        trail.removeLast()
        return turned(at: at)
    }

    mutating func choose(_ wanted: DateRange) {
        leaveChart()
        setRange(wanted)
    }

    /// The days before or after. What was opened moves along, and Esc still comes back.
    mutating func step(back: Bool) {
        guard range.kind != .allTime else { return }
        if let last = opened.indices.last { opened[last].day = nil }
        setRange(range.stepped(back: back, today: today))
        guard let time = feedFilter.time, let days, shown.has(.feed) else { return }
        var filter = feedFilter
        filter.time = days.time(in: zones.display)
        if filter.time != time { setFilter(filter) }
    }

    // MARK: Data

    private mutating func refresh(at: Moment) -> [Effect] {
        let look: [Effect] = tracker.lacksKey ? [.lookForKey(isWished: true)] : []
        guard let actions = tracker.refresh(at: at) else {
            notify(.refreshedJustNow)
            return look
        }
        return effects(actions) + look
    }

    private mutating func togglePause(at: Moment) -> [Effect] {
        effects(tracker.setPaused(!isPaused, at: at))
    }

    private mutating func changeInterval(to seconds: Double, at: Moment) -> [Effect] {
        let actions = tracker.setInterval(seconds, at: at)
        notify(.interval(seconds))
        return effects(actions)
    }
}

extension CaseIterable where Self: Equatable {
    /// The one after this; the first after the last.
    fileprivate var next: Self {
        let all = Array(Self.allCases)
        return all.firstIndex(of: self).map { all[($0 + 1) % all.count] } ?? self
    }
}
