import HackatimeAPI

/// `my/heartbeats`. Live: every row of a window, oldest first. Documented: the newest hundred, newest first.
enum HeartbeatsCall {
    static func reply(
        _ person: SimulatedPerson, _ call: IncomingRequest, _ dialect: Dialect, _ habits: SimulatedServer.Habits
    )
        -> Reply
    {
        dialect == .live ? live(person, call) : documented(person, call, habits)
    }

    private static func live(_ person: SimulatedPerson, _ call: IncomingRequest) -> Reply {
        let today = Day.floor(call.now, 86_400) * 86_400_000
        guard let start = read(call["start_time"], or: today),
            let end = read(call["end_time"], or: today + 86_399_999)
        else { return .page(500, "We're sorry, but something went wrong", for: call) }
        var tally = Tally()
        let row = HeartbeatRow(person: person)
        var rows = JSONWriter()
        rows.list { list in
            person.timeline.visit(from: start.milliseconds, through: min(end.milliseconds, call.nowMilliseconds)) {
                tally.add($0.time)
                row.write($0, to: &list)
            }
        }
        return .json { root in
            root.text("start_time", written(start))
            root.text("end_time", written(end))
            root.number("total_seconds", tally.whole)
            root.written("heartbeats", rows)
        }
    }

    private static func read(_ text: String?, or fallback: Int64) -> Instants.Written? {
        guard let text, !text.isEmpty else { return Instants.Written(milliseconds: fallback, zone: "Z") }
        return Instants.read(text)
    }

    /// The answer repeats the zone of the request.
    private static func written(_ instant: Instants.Written) -> String {
        Instants.precise(instant.milliseconds, zone: instant.zone ?? "Z", offset: instant.offset)
    }

    private static func documented(_ person: SimulatedPerson, _ call: IncomingRequest, _ habits: SimulatedServer.Habits)
        -> Reply
    {
        guard let start = bound(call["start"], or: 0, habits, isEnd: false),
            let end = bound(call["end"], or: call.nowMilliseconds, habits, isEnd: true)
        else { return .error(500, "Something broke on the server") }
        let most = MyHeartbeats.documentedLimit
        let limit = min(most, max(0, call["limit"].flatMap { Int($0) } ?? most))
        var newest: [Beat] = []
        newest.reserveCapacity(2 * limit)
        person.timeline.visit(from: start, through: min(end, call.nowMilliseconds)) { beat in
            newest.append(beat)
            if newest.count > 4 * limit + 100 { newest.removeFirst(newest.count - limit) }
        }
        let row = HeartbeatRow(person: person, omitsID: habits.omitsIDs)
        var writer = JSONWriter()
        let fill: (inout JSONWriter) -> Void = { list in
            for beat in newest.suffix(limit).reversed() { row.write(beat, to: &list) }
        }
        if habits.wrapsHeartbeats {
            writer.object { $0.list("heartbeats", fill) }
        } else {
            writer.list(nil, fill)
        }
        return Reply(bytes: writer.bytes)
    }

    private static func bound(
        _ text: String?, or fallback: Int64, _ habits: SimulatedServer.Habits, isEnd: Bool
    ) -> Int64? {
        guard let text, !text.isEmpty else { return fallback }
        guard habits.readsOnlyDates else { return Instants.read(text)?.milliseconds }
        guard let day = Instants.read(String(text.prefix(10))) else { return nil }
        return day.milliseconds + (isEnd ? 86_399_999 : 0)
    }
}

/// `my/heartbeats/most_recent`: bare in the documented dialect, wrapped in the live one.
enum MostRecentCall {
    static func reply(
        _ person: SimulatedPerson, _ call: IncomingRequest, _ dialect: Dialect, _ habits: SimulatedServer.Habits
    )
        -> Reply
    {
        let wanted = dialect == .live ? call["editor"]?.lowercased() : nil
        let beat = newest(person, call) { beat in
            wanted.map { $0 == editor(person, beat)?.lowercased() } ?? true
        }
        let row = HeartbeatRow(person: person, omitsID: dialect == .documented && habits.omitsIDs)
        guard dialect == .live else {
            guard let beat else { return .raw("null") }
            var writer = JSONWriter()
            row.write(beat, to: &writer)
            return Reply(bytes: writer.bytes)
        }
        guard let beat else {
            return .raw(#"{"has_heartbeat":false,"heartbeat":null,"editor":null,"time_ago":null}"#)
        }
        var inner = JSONWriter()
        row.write(beat, to: &inner)
        let age = abs(call.now - beat.time / 1000)
        return .json { root in
            root.flag("has_heartbeat", true)
            root.raw("heartbeat", String(decoding: inner.bytes, as: UTF8.self))
            root.text("editor", editor(person, beat))
            root.text("time_ago", words(age))
        }
    }

    private static func editor(_ person: SimulatedPerson, _ beat: Beat) -> String? {
        person.cast.editors[person.cast.project(beat).editor % person.cast.editors.count]
    }

    /// Searches the last hour first, then further and further back.
    private static func newest(_ person: SimulatedPerson, _ call: IncomingRequest, _ matches: (Beat) -> Bool) -> Beat? {
        var reach: Int64 = 3_600_000
        let now = call.nowMilliseconds
        while true {
            var found: Beat?
            let from = max(person.timeline.beginning, now - reach)
            person.timeline.visit(from: from, through: now) { beat in
                if matches(beat) { found = beat }
            }
            if found != nil || from == person.timeline.beginning { return found }
            reach *= 8
        }
    }

    private static func words(_ seconds: Int64) -> String {
        switch seconds {
        case ..<30: "less than a minute ago"
        case ..<90: "1 minute ago"
        case ..<2_700: "\((seconds + 30) / 60) minutes ago"
        case ..<5_400: "about 1 hour ago"
        case ..<86_400: "about \((seconds + 1_800) / 3_600) hours ago"
        default: "\(max(1, seconds / 86_400)) day\(seconds < 172_800 ? "" : "s") ago"
        }
    }
}
