package import HackatimeAPI

/// What is asked about people beside each other: friends, and those one compares with.
extension Tracker {
    /// Seconds between two questions for the same figure of one of `count` people: 15 minutes, and longer for many, so
    /// that they cost the server no more than 15 questions an hour.
    package static func pauseBeside(_ count: Int) -> Double { max(15 * 60, Double(2 * count) * 240) }

    /// Everybody's total of a day and stats of some days, by the same calls with the same counting. Who keeps them private,
    /// or is not known, is asked for nothing else; and where the server tells no days, all time takes their place.
    ///
    /// - Parameter days: `nil` for all time.
    package func callsBeside(_ people: [Target], day: TimeWindow, days: TimeWindow?, every: Double) -> [WantedCall] {
        var calls: [APICall] = []
        for person in people {
            if let days {
                let stats = APICall.rangeStats(person, days)
                let answer = answer(stats)
                if person != .me || hasKey { calls.append(stats) }
                if answer.value == nil {
                    if case .notOffered? = answer.problem?.error, case .user(let name) = person {
                        calls.append(.userStats(name))
                    }
                    continue
                }
            } else if case .user(let name) = person {
                calls.append(.userStats(name))
                if answer(.userStats(name)).value == nil { continue }
            }
            calls.append(Self.total(of: person, on: day))
        }
        return calls.map { WantedCall($0, every: every) }
    }

    /// The total since midnight. The same call as for another user who is shown, so that its answer is shared.
    package static func total(of person: Target, on day: TimeWindow) -> APICall {
        switch person {
        case .me: .rangeStats(.me, day)
        case .user(let name): .userTotal(name, since: ZonedInstant(seconds: day.start, offset: day.offset))
        }
    }
}
