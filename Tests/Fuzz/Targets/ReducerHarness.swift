import Cells
import Dashboard
import HackatimeAPI
import TestSupport
import Tracker

/// Plays events against the reducer with a history in memory, and checks the guarantees.
struct ReducerHarness {
    /// 2026-11-23 14:00:00 UTC.
    static let start = 1_795_442_400.0
    private(set) var events = 0
    private var state: DashboardState
    private var moment = Moment(wall: ReducerHarness.start, uptime: 500)
    private var open: [APIRequest] = []
    private var cancelled: [APIRequest] = []
    private var lastTicket: UInt64 = 0
    private var serverOffset = 0.0
    private let history = TestHistory(now: ReducerHarness.start)
    /// Like the loop's: it forgets when something other than a key comes.
    private var renderer = Renderer()

    init() {
        state = DashboardState(
            size: Size(width: 120, height: 40), now: moment, tracker: Tracker(seed: 3), server: "time.example",
            zones: Zones(display: .utc))
    }

    /// A start that finds an answer in the store, or its rows, shows it.
    static func show(_ answer: APIValue, to call: APICall, dialect: Dialect) throws(Broken) {
        var harness = ReducerHarness()
        harness.state.size = Size(width: 100, height: 30)
        var found = Remembered()
        found.answers = [
            RememberedAnswer(call: call, dialect: dialect, answer: answer, asOf: harness.moment.wall - 10)
        ]
        if case .heartbeats(let page) = answer { found.rows = page.heartbeats }
        if case .newest(let row?) = answer { found.rows = [row] }
        if case .user(let name) = Replies.target(call) {
            var view = SavedView()
            view.user = name
            found.view = view
        }
        try harness.happen(.remembered(found))
        try harness.happen(.opened)
        try harness.happen(.start)
        try harness.happen(zone("UTC"))
        if case .spans = answer { harness.state.focus = .feed }
        try harness.look()
        try harness.happen(.key(.character("z")))
        try harness.look()
    }

    /// One line: an event's word and its numbers. Any other line is typed.
    mutating func play(_ line: String) throws(Broken) {
        let words = line.split(separator: " ").map(String.init)
        let numbers = words.dropFirst().map { Double($0) ?? 0 }
        let number = numbers.first ?? 0
        switch words.first {
        case "start": try happen(.start)
        // Before the start, like --user.
        case "user" where events == 0: state.trail.append(.user(words.dropFirst().first ?? "mira"))
        case "all":
            for _ in 0..<30 where !open.isEmpty { try answer(0, words.dropFirst().first ?? "") }
        case "answer": try answer(Int(exactly: number) ?? 0, words.dropFirst(2).first ?? "")
        case "late":
            guard !cancelled.isEmpty else { return }
            let request = cancelled[
                Int(truncatingIfNeeded: Int64(exactly: number) ?? 0).magnitude.asIndex(cancelled.count)]
            try receive(Replies.reply(to: request, words.dropFirst(2).first ?? "", at: moment.wall), to: request)
        case "wait" where number.isFinite && (0...1e7).contains(number):
            pass(number)
            try happen(.deadline)
        case "due": try turn()
        case "clock" where abs(number) <= 253_402_300_799:
            moment.wall = min(max(0, moment.wall + number), 253_402_300_799)
            try happen(.deadline)
        case "server" where number.isFinite: serverOffset = number
        case "size" where numbers.count == 2 && numbers.allSatisfy { (0...400).contains($0) }:
            try happen(.resize(Size(width: Int(numbers[0]), height: Int(numbers[1]))))
        case "suspend": try happen(.suspended)
        case "resume": try happen(.resumed)
        case "remember":
            try happen(.remembered(history.remembered(zone: .utc, now: moment.wall, rows: 100)))
            try happen(.opened)
        case "zone": try happen(Self.zone(words.dropFirst().first ?? "UTC"))
        case "problem":
            try happen(
                .historyProblem(
                    HistoryProblem("the history is locked by another program", path: "/h.db", short: "locked")))
        case "unreadable": history.isUnreadable = true
        case "readable": history.isUnreadable = false
        case "ctrl":
            guard let letter = words.dropFirst().first?.first, letter.isLetter, letter.isASCII else { return }
            try happen(.key(.control(letter)))
        case "alt":
            guard let letter = words.dropFirst().first?.first else { return }
            try happen(.key(.alt(.character(letter))))
        case "click" where numbers.count == 2, "wheel" where numbers.count == 2:
            guard let x = Int(exactly: numbers[0]), let y = Int(exactly: numbers[1]) else { return }
            let deed: Mouse.Deed = words[0] == "click" ? .click : y % 2 == 0 ? .wheelUp : .wheelDown
            try happen(.key(.mouse(Mouse(deed, x: x, y: y))))
        case "paste": try happen(.key(.paste(words.dropFirst().joined(separator: "\n"))))
        case let word? where Self.keys[word] != nil && words.count == 1: try happen(.key(Self.keys[word] ?? .escape))
        default:
            for character in line.prefix(40) { try happen(.key(.character(character))) }
        }
    }

    private static let keys: [String: Key] = [
        "enter": .enter, "esc": .escape, "tab": .tab, "backtab": .backTab, "backspace": .backspace, "up": .up,
        "down": .down, "left": .left, "right": .right, "home": .home, "end": .end, "pageup": .pageUp,
        "pagedown": .pageDown, "delete": .delete, "insert": .insert, "f1": .function(1),
        "wordleft": .alt(.left), "wordright": .alt(.right), "killword": .alt(.backspace),
    ]

    /// Waits for the program's deadline and wakes it. It must not want to be woken again and again.
    private mutating func turn() throws(Broken) {
        if let deadline = state.nextDeadline { pass(max(0, deadline - moment.uptime)) }
        try happen(.deadline)
        for _ in 0..<200 {
            guard let deadline = state.nextDeadline, deadline <= moment.uptime else { return }
            try happen(.deadline)
        }
        throw Broken(promise: "a deadline that has passed is not told for ever")
    }

    private mutating func pass(_ seconds: Double) {
        moment.uptime += seconds
        moment.wall = min(moment.wall + seconds, 253_402_300_799)
    }

    private mutating func answer(_ index: Int, _ kind: String) throws(Broken) {
        guard !open.isEmpty else { return }
        let request = open.remove(at: UInt(abs(index % 1_000)).asIndex(open.count))
        try receive(Replies.reply(to: request, kind, at: moment.wall), to: request)
    }

    private mutating func receive(_ result: Result<APIValue, ClientError>, to request: APIRequest) throws(Broken) {
        let outcome = APIResult(
            requestID: request.requestID, call: request.call, dialect: request.dialect, result: result,
            serverTime: serverOffset == 0 ? nil : moment.wall + serverOffset, entityTag: "\"tag\"")
        history.remember(outcome, at: moment.wall)
        try happen(.outcome(outcome))
    }

    private mutating func happen(_ kind: Event.Kind) throws(Broken) {
        var news = [kind]
        var answered = 0
        while !news.isEmpty {
            events += 1
            if case .key = news.first {} else { renderer.forget() }
            for effect in reduce(&state, Event(at: moment, news.removeFirst())) {
                if let next = try perform(effect) { news.append(next) }
            }
            answered += 1
            try promise(answered < 100, "one event does not go round for ever")
        }
        let deadline = state.nextDeadline
        try promise(deadline.map(\.isFinite) ?? true, "a deadline is finite: \(String(describing: deadline))")
        try promise(renderer.frame(for: state) == render(state), "what stays of the last frame is what is drawn")
        if events % 8 == 0 { try look() }
    }

    private mutating func perform(_ effect: Effect) throws(Broken) -> Event.Kind? {
        switch effect {
        case .ask(let request):
            try promise(request.requestID.number > lastTicket, "every asking has a ticket of its own")
            lastTicket = request.requestID.number
            try promise(
                !open.contains { $0.call == request.call }, "a question is asked once at a time: \(request)")
            try promise(request.acceptsAge.isFinite && request.acceptsAge >= 0, "an age is finite")
            try promise(Targets.isLine(request.httpRequest.target), "a request is one line")
            open.append(request)
            try promise(open.count <= 11, "no more questions than there are kinds: \(open.count)")
        case .cancel(let requestID):
            cancelled += open.filter { $0.requestID == requestID }
            open.removeAll { $0.requestID == requestID }
        case .loadZone(let name): return Self.zone(name)
        case .loadEvents: return .events(known)
        case .recall(let query):
            return .recalled(query, history.recall(query, at: moment.wall))
        case .keep(let note): history.keep(note)
        case .copy(let text):
            try promise(Targets.isLine(text), "what is copied is one line: \(text)")
        case .log(let sentence):
            try promise(Targets.isLine(sentence), "what is logged is one line: \(sentence)")
        case .announce(let text, _, _):
            try promise(Targets.isLine(text), "what is announced is one line: \(text)")
        case .useTheme, .useMouse, .lookForKey, .useAccount, .changeAccount, .repaint, .suspend, .quit: break
        }
        return nil
    }

    /// One that is running, one of another zone that is over, and one that is coming.
    private var known: EventList {
        let zone = state.zones.display
        let today = zone.day(at: moment.wall)
        var list = EventList()
        for (name, from, to) in [("now", -9, 5), ("over", -400, -300), ("coming", 3, 9)] {
            list.events.append(
                HackEvent(name: name, from: .day(today.adding(days: from)), to: .day(today.adding(days: to))))
        }
        list.events[1].zone = .utc
        list.events[0].target = 90_000
        list.problems = [.wrong(path: "~/events", line: 3, reason: "has no \"=\"")]
        return list
    }

    private static func zone(_ name: String) -> Event.Kind {
        let rules = ["UTC": "UTC0", "America/New_York": "EST5EDT,M3.2.0,M11.1.0", "Pacific/Apia": "<+13>-13"]
        guard let text = rules[name], let zone = ZoneRules(name: name, posix: text) else {
            return .zone(name: name, .failure(ZoneProblem.notInstalled("X", hasOthers: false)))
        }
        return .zone(name: name, .success(zone))
    }

    /// The screen: the same when drawn twice, without control characters, and without anybody else's data.
    func look() throws(Broken) {
        let frame = render(state)
        try promise(frame.size == state.size, "a frame has the size of the screen")
        try Screens.check(frame)
        let text = frame.text.joined(separator: "\n")
        // A page may list everybody: a leaderboard, friends.
        if case .page? = state.layers.first { return }
        for (mark, isOthers) in Replies.marks(besides: state.shown) where isOthers {
            try promise(!text.contains(mark), "nothing of \(mark) stands under \(state.shown):\n\(text)")
        }
    }
}

extension UnsignedInteger {
    fileprivate func asIndex(_ count: Int) -> Int { Int(self % Self(count)) }
}
