import Tracker
import HackatimeAPI

@testable import HackatimeHistory

extension Targets {
    private static let numbers: [[UInt8]] = [
        [0, 0, 0, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
        [0, 0, 0, 0, 0, 0, 0, 0x80], [0, 0, 0, 0, 0, 0, 0xF8, 0x7F], [0, 0, 0, 0, 0, 0, 0xF0, 0x3F], [1], [2], [0],
    ]

    private static func question(of answer: APIValue) -> APICall? {
        switch answer {
        case .profile: .profile
        case .today: .today(CivilDate(year: 2026, month: 11, day: 23))
        case .stats: .ownStats
        case .dayTotals: WrittenAnswer.questions.first { $0.word == "day-totals" }?.question
        case .total: WrittenAnswer.questions.first { $0.word == "user-total" }?.question
        case .newest: .newestHeartbeat
        case .spans: WrittenAnswer.questions.first { $0.word == "spans" }?.question
        case .trust: .trust("orpheus")
        case .user, .heartbeats, .unchanged: nil
        }
    }

    /// Whatever can be read is written again and is then the same.
    static let packs = [
        FuzzTarget("answer-pack", bytes: numbers, runs: 500) { bytes in
            .init { () throws(Broken) in
                guard let answer = AnswerPack.answer(bytes) else { return false }
                guard let written = AnswerPack.bytes(answer) else { throw Broken(promise: "an answer can be kept") }
                guard let again = AnswerPack.answer(written) else { throw Broken(promise: "what is kept can be read") }
                let some = WrittenAnswer.questions[Int(bytes.last ?? 0) % WrittenAnswer.questions.count].question
                try ReducerHarness.show(answer, to: some, dialect: .live)
                if let fitting = question(of: answer) { try ReducerHarness.show(answer, to: fitting, dialect: .live) }
                if case .newest = answer { return true }
                try promise(again == answer, "an answer comes back as it was")
                return true
            }
        },
        FuzzTarget("question-pack", bytes: numbers, runs: 10_000) { bytes in
            .init { () throws(Broken) in
                guard let question = AnswerPack.question(bytes) else { return false }
                try promise(AnswerPack.question(AnswerPack.bytes(question)) == question, "a question comes back")
                _ = question.key
                _ = question.kind
                _ = APIRequest(requestID: RequestID(1), question: question, dialect: .live).request.target
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
