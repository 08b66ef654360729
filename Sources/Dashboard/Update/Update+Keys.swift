import Cells
import HackatimeAPI
import Tracker

extension DashboardState {
    /// A key goes to the topmost layer; the panes get it when there is none.
    mutating func press(_ key: Key, at: Moment) -> [Effect] {
        let command = KeyTable.command(for: key)
        switch (layers.last, command) {
        case (_, .suspend): return [.suspend]
        case (_, .repaint): return [.repaint]
        case (_, .quit) where key == .control("c"): return [.quit]
        case (.prompt(let prompt), _): return edit(prompt, key, at: at)
        case (.search(let line), _): return edit(line, key, at: at)
        case (.help(let scroll), _): return scrollHelp(scroll, command)
        case (.detail(let heartbeat), _): return pressInDetail(heartbeat, command)
        case (.day(let day), _): return pressInDay(day, command)
        case (nil, let command?): return perform(command, at: at)
        case (nil, nil): return []
        }
    }

    private mutating func perform(_ command: Command, at: Moment) -> [Effect] {
        switch command {
        case .nextPane: focusPane(step: 1)
        case .previousPane: focusPane(step: -1)
        case .up, .down, .top, .bottom, .pageUp, .pageDown, .halfPageUp, .halfPageDown:
            return move(command, at: at)
        case .zoom:
            isZoomed.toggle()
            settleLists()
            return fillFeed(at: at)
        case .sort: sortFocused()
        case .order:
            feed.oldestFirst.toggle()
            feed.top = nil
            settleLists()
        case .follow: follow()
        case .detail where focus == .languages || focus == .projects: filterBySelected(focus)
        case .detail: openDetail()
        case .search: openSearch()
        case .nextMatch: return goToMatch(older: true, at: at)
        case .previousMatch: return goToMatch(older: false, at: at)
        case .today, .yesterday, .last7Days, .last30Days, .week, .month, .year, .allTime:
            if let kind = command.range { choose(DateRange(kind)) }
        case .earlier: choose(range.stepped(back: true))
        case .later: choose(range.stepped(back: false))
        case .weekdays: history.showsWeekdays.toggle()
        case .copy: return copySelected()
        case .otherUser: layers.append(.prompt(Prompt()))
        case .me: return shown == .me ? [] : show(.me, at: at)
        case .previousUser: return goBack(at: at)
        case .refresh: return refresh(at: at)
        case .pause: return togglePause(at: at)
        case .faster: return changeInterval(to: Pace.shorter(than: tracker.interval), at: at)
        case .slower: return changeInterval(to: Pace.longer(than: tracker.interval), at: at)
        case .help: layers.append(.help(scroll: 0))
        case .close where shown == .me && !feedFilter.isEmpty: setFilter(FeedFilter())
        case .close: isZoomed = false
        case .repaint: return [.repaint]
        case .suspend: return [.suspend]
        case .quit: return [.quit]
        }
        return []
    }

    private mutating func focusPane(step: Int) {
        let count = PaneID.allCases.count
        focus = PaneID(rawValue: (focus.rawValue + step + count) % count) ?? .feed
        settleLists()
    }

    private mutating func sortFocused() {
        guard focus == .languages || focus == .projects else { return }
        if sortedByName.remove(focus) == nil { sortedByName.insert(focus) }
    }

    private mutating func goBack(at: Moment) -> [Effect] {
        guard trail.count > 1 else { return [] }
        trail.removeLast()
        return turned(at: at)
    }

    /// Other days: lists start at their tops. What is counted over them, `settleView` asks the history.
    private mutating func choose(_ wanted: DateRange) {
        guard wanted != range else {
            if range.kind == .allTime { notify(.allTimeIsAll) }
            return
        }
        range = wanted
        lists.languages = ListPosition()
        lists.projects = ListPosition()
        settleLists()
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

    // MARK: Boxes

    private mutating func scrollHelp(_ scroll: Int, _ command: Command?) -> [Effect] {
        switch command {
        case .close, .help, .quit:
            layers.removeLast()
        case let command?:
            let lowest = HelpBox.highestScroll(on: size, set: isASCII ? .ascii : .unicode)
            layers[layers.count - 1] = .help(scroll: scrolled(scroll, command, lowest: lowest))
        case nil:
            break
        }
        return []
    }

    private mutating func pressInDetail(_ heartbeat: Heartbeat, _ command: Command?) -> [Effect] {
        switch command {
        case .close, .detail, .quit: layers.removeLast()
        case .copy: return copySelected()
        case .help: layers.append(.help(scroll: 0))
        case let command?:
            let lowest = DetailBox.highestScroll(heartbeat, in: zones.display, on: size)
            detailScroll = scrolled(detailScroll, command, lowest: lowest)
        case nil: break
        }
        return []
    }

    /// Where a command takes a box that scrolls.
    private func scrolled(_ scroll: Int, _ command: Command, lowest: Int) -> Int {
        let page = max(1, size.height - 4)
        let wish =
            switch command {
            case .down: scroll + 1
            case .up: scroll - 1
            case .pageDown: scroll + page
            case .halfPageDown: scroll + max(1, page / 2)
            case .pageUp: scroll - page
            case .halfPageUp: scroll - max(1, page / 2)
            case .top: 0
            case .bottom: lowest
            default: scroll
            }
        return min(max(0, wish), lowest)
    }

    private mutating func pressInDay(_ day: CivilDate, _ command: Command?) -> [Effect] {
        switch command {
        case .close, .detail, .quit: layers.removeLast()
        case .help: layers.append(.help(scroll: 0))
        case let command?:
            let lowest = DayBox.highestScroll(day, self)
            detailScroll = scrolled(detailScroll, command, lowest: lowest)
        case nil: break
        }
        return []
    }

    private mutating func openDetail() {
        if focus == .today, shown == .me {
            detailScroll = 0
            layers.append(.day(days.flatMap { $0.count == 1 ? $0.first : nil } ?? person.day ?? today))
            return
        }
        guard focus == .feed, shown == .me, let row = selectedHeartbeat else { return }
        detailScroll = 0
        layers.append(.detail(row))
    }
}
