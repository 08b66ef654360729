import Tracker
import HackatimeAPI

@testable import HackatimeHistory

extension Targets {
    private static let numbers: [[UInt8]] = [
        [0, 0, 0, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
        [0, 0, 0, 0, 0, 0, 0, 0x80], [0, 0, 0, 0, 0, 0, 0xF8, 0x7F], [0, 0, 0, 0, 0, 0, 0xF0, 0x3F], [1], [2], [0],
    ]

    private static func call(of answer: APIValue) -> APICall? {
        switch answer {
        case .profile: .profile
        case .today: .today(CivilDate(year: 2026, month: 11, day: 23))
        case .stats: .ownStats
        case .dayTotals: WrittenAnswer.calls.first { $0.word == "day-totals" }?.call
        case .total: WrittenAnswer.calls.first { $0.word == "user-total" }?.call
        case .newest: .newestHeartbeat
        case .spans: WrittenAnswer.calls.first { $0.word == "spans" }?.call
        case .trust: .trust("orpheus")
        case .projects: .projects(ProjectDetails(of: .me))
        case .ranking: .leaderboard(.daily)
        case .hackers: .currentlyHacking
        case .user, .heartbeats, .unchanged: nil
        }
    }

    /// Whatever can be read is written again and is then the same.
    static let packs = [
        FuzzTarget("answer-pack", bytes: numbers, runs: 500) { bytes in
            .init { () throws(Broken) in
                guard let answer = APIValueCoding.answer(bytes) else { return false }
                guard let written = APIValueCoding.bytes(answer) else { throw Broken(promise: "an answer can be kept") }
                guard let again = APIValueCoding.answer(written) else {
                    throw Broken(promise: "what is kept can be read")
                }
                let some = WrittenAnswer.calls[Int(bytes.last ?? 0) % WrittenAnswer.calls.count].call
                try ReducerHarness.show(answer, to: some, dialect: .live)
                if let fitting = call(of: answer) { try ReducerHarness.show(answer, to: fitting, dialect: .live) }
                if case .newest = answer { return true }
                try promise(again == answer, "an answer comes back as it was")
                return true
            }
        },
        FuzzTarget("question-pack", bytes: numbers, runs: 10_000) { bytes in
            .init { () throws(Broken) in
                guard let call = APIValueCoding.call(bytes) else { return false }
                try promise(APIValueCoding.call(APIValueCoding.bytes(call)) == call, "a question comes back")
                _ = call.key
                _ = call.kind
                _ = APIRequest(requestID: RequestID(1), call: call, dialect: .live).httpRequest.target
                return true
            }
        },
        FuzzTarget("view-pack", bytes: numbers, runs: 10_000) { bytes in
            .init { () throws(Broken) in
                var pack = BinaryDecoder(bytes)
                guard let view = pack.view() else { return false }
                var written = BinaryEncoder()
                written.add(view)
                var again = BinaryDecoder(written.bytes)
                try promise(again.view() == view, "a view comes back")
                try promise(view.interval.isFinite, "an interval is finite")
                return true
            }
        },
        FuzzTarget("day-parts", bytes: numbers, runs: 10_000) { bytes in
            .init { () throws(Broken) in
                var pack = BinaryDecoder(bytes)
                guard let parts = pack.dayParts() else { return false }
                try promise(
                    parts.hours.count == 24 && parts.hours.allSatisfy { (0...1e12).contains($0) }, "a day has 24 hours")
                var written = BinaryEncoder()
                written.add(parts)
                var again = BinaryDecoder(written.bytes)
                try promise(again.dayParts() != nil, "a day comes back")
                return true
            }
        },
    ]
}
