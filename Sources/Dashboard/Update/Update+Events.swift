import HackatimeAPI
import Tracker

/// The event whose page is open is read from the history, a part at a time, and counted again when anything changes.
extension DashboardState {
    /// When reading goes on: at once, but after keys that are waiting.
    var eventDeadline: Double? {
        guard let event = openEvent, let opened = events.opened else { return nil }
        return nextQuery(opened, event) == nil ? nil : now.uptime
    }

    /// What to read next. An event that has not begun has nothing.
    private func nextQuery(_ opened: OpenedEvent, _ event: HackEvent) -> BeatQuery? {
        history.isOpening || event.phase(at: now.wall, in: zones.display) == .coming ? nil : opened.query
    }

    /// Runs after every event.
    mutating func settleEvent(after kind: Event.Kind) -> [Effect] {
        guard let event = openEvent else {
            events.opened = nil
            return []
        }
        let window = event.window(in: zones.display)
        var opened = OpenedEvent(event.name, of: shown, in: window)
        var isNew = true
        if let before = events.opened, before.name == event.name, before.target == shown, before.window == window {
            (opened, isNew) = (before, false)
        }
        var isTurn = isNew
        switch kind {
        case .recalled(.beats(let query), let answer) where query == opened.pending: opened.apply(answer)
        case .outcome(let outcome):
            guard case .success = outcome.result else { break }
            switch outcome.call {
            case .heartbeats(let window): opened.read(from: window.start)
            case .newestHeartbeat: opened.readOn()
            default: break
            }
            isTurn = true
        case .recalled: break
        default: isTurn = true
        }
        opened.settle(event, self)
        var effects: [Effect] = []
        if isTurn, let query = nextQuery(opened, event) {
            opened.pending = query
            effects = [.recall(.beats(query))]
        }
        events.opened = opened
        return effects
    }

    private var openEvent: HackEvent? {
        for case .page(let page) in layers.reversed() {
            if case .event(let name) = page.kind { return events.named(name) }
        }
        return nil
    }
}
