import HackatimeAPI
import Tracker

/// Fills the feed's window from the history. This does not depend on what happened: after every event, the window is
/// checked, and the most important missing part is queried, one query at a time.
extension DashboardState {
    /// When a search continues: at once, but after keys that are waiting.
    var searchDeadline: Double? {
        feedWindow.rest != nil && shown.has(.feed) ? now.uptime : nil
    }

    /// A result may have brought rows.
    mutating func noteNews(_ outcome: APIResult) {
        guard shown.has(.feed), case .success = outcome.result else { return }
        switch outcome.call {
        case .newestHeartbeat: break
        case .heartbeats(let window): noteRows(in: window)
        default: return
        }
        feedWindow.isBehind = true
        feedWindow.isUncounted = !feed.isFollowing
    }

    /// Rows in a stretch of time arrived. Where the window had reached its end, there may be more now.
    private mutating func noteRows(in window: TimeWindow) {
        if feedFilter.isEmpty {
            feedWindow.hasOlder = true
        } else if feedWindow.rest == nil, window.end <= feedRows.first?.time ?? .infinity {
            // The rows in between have been searched.
            feedWindow.hasOlder = true
            feedWindow.olderBefore = RowPlace(time: window.end + 1, id: .min)
        }
    }

    /// Number of rows above the selected one for which no query is needed.
    private var feedMargin: Int { 2 * max(1, visibleRows(.feed)) }

    /// Number of rows for the first frame: those that fit, and those for the first steps back.
    package var firstRows: Int { feedMargin + 1 }

    /// The next query to the history, if the window lacks something.
    mutating func recallRows(after kind: Event.Kind) -> [Effect] {
        var isTurn = false
        switch kind {
        case .recalled, .zone: break
        case .deadline:
            isTurn = true
            fallthrough
        default:
            feedWindow.chain = 0
            // An answer arrives before anything else happens, or never.
            feedWindow.pending = nil
        }
        guard shown.has(.feed), !history.isOpening, feedWindow.pending == nil,
            feedWindow.chain < FeedWindow.longestChain, let request = nextRequest(isTurn: isTurn)
        else { return [] }
        feedWindow.chain += 1
        feedWindow.pending = request
        return [.recall(.rows(request.query))]
    }

    private mutating func nextRequest(isTurn: Bool) -> FeedWindow.Request? {
        if let wish = feedWindow.wish {
            feedWindow.wish = nil
            feedWindow.rest = nil
            feedWindow.olderBefore = nil
            return request(wish)
        }
        if let rest = feedWindow.rest {
            guard isTurn else { return nil }
            feedWindow.rest = nil
            return rest
        }
        if feedWindow.isBehind {
            feedWindow.isBehind = false
            return request(.update)
        }
        if feedWindow.isUncounted {
            feedWindow.isUncounted = false
            if let request = request(.unseen) { return request }
        }
        if feed.isFollowing, feedWindow.hasNewer { return request(.newest) }
        let index = selectedIndex
        if feedWindow.hasOlder, index < feedMargin, let request = request(.older) { return request }
        if feedWindow.hasNewer, index >= feedRows.count - feedMargin { return request(.newer) }
        return nil
    }

    private func request(_ purpose: FeedWindow.Purpose) -> FeedWindow.Request? {
        let rows = feedWindow.rows
        let page = visibleRows(.feed)
        var direction = RowQuery.Direction.newest
        var count = FeedWindow.freshRows(page: page)
        switch purpose {
        case .newest: break
        case .oldest: direction = .after(RowPlace(time: 0, id: .min))
        case .around(let place): direction = .from(place)
        case .older:
            guard let place = feedWindow.olderBefore ?? rows.first.map({ RowPlace($0) }) else { return nil }
            direction = .before(place)
            count = max(FeedWindow.step, count)
        case .newer:
            guard let last = rows.last else { return request(.newest) }
            direction = .after(RowPlace(last))
            count = max(FeedWindow.step, count)
        case .update:
            guard !feed.isFollowing || !feedFilter.isEmpty else { return request(.newest) }
            // A search far back is not repeated for every heartbeat: what editors send late is mostly from the last
            // day.
            let yesterday = feedFilter.isEmpty ? -.infinity : now.wall - 86_400
            let place = rows.first.map { RowPlace($0) }
            direction = .from(place.flatMap { $0.time >= yesterday ? $0 : nil } ?? RowPlace(time: yesterday, id: .min))
            count = min(FeedWindow.maxRows(page: page), rows.count + FeedWindow.step)
        case .unseen:
            guard let place = feed.seenTo, !feed.isFollowing else { return nil }
            direction = .after(place)
            count = FeedWindow.maxUnseen
        }
        let query = RowQuery(direction, count: count, filter: feedFilter)
        return FeedWindow.Request(query: query, purpose: purpose)
    }

    /// Applies rows from the history. Outdated rows change nothing.
    mutating func merge(_ answer: HistoryAnswer, to query: RowQuery, at: Moment) -> [Effect] {
        guard let request = feedWindow.pending, request.query == query else { return [] }
        feedWindow.pending = nil
        guard query.filter == feedFilter else { return [] }
        guard case .rows(let page) = answer else {
            feedWindow.postpone(request)
            return []
        }
        if request.purpose == .unseen {
            feed.unseen = page.rows.count { $0.time <= futureLimit }
            return []
        }
        feedWindow.rest = feedWindow.merge(page, to: request)
        if request.purpose == .older { feedWindow.olderBefore = nil }
        if request.purpose == .oldest { selectOldest() }
        feedWindow.trim(to: FeedWindow.maxRows(page: visibleRows(.feed)), keeping: selectedIndex)
        settleLists()
        var result: [Effect] = []
        if request.purpose == .older, !feedWindow.hasOlder, feedWindow.wantsServer {
            feedWindow.wantsServer = false
            result = wantOlder(at: at)
        }
        return result + fillFeed(at: at)
    }

    private mutating func selectOldest() {
        guard let first = feedWindow.rows.first else { return }
        feed.selected = feedWindow.rows.count == 1 && !feedWindow.hasNewer ? nil : first.key
        feed.top = nil
    }
}
