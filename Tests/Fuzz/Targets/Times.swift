import HackatimeAPI

extension Targets {
    static func time(_ name: String, _ judge: @escaping @Sendable ([UInt8]) -> FuzzTarget.Verdict) -> FuzzTarget {
        FuzzTarget(
            name,
            dictionary: [
                "Sun, ", "Sunday, ", "Nov", "Feb ", "29", "GMT", "UTC", " ", "-", ":", "T", "Z", "+", "-00:00",
                "+14:00",
                "1994", "0000", "9999", "23:59:60", ".480", ",5", "2026-08-22",
            ], longest: 200, runs: 15_000, judge)
    }

    @Sendable static func httpDate(_ bytes: [UInt8]) -> FuzzTarget.Verdict {
        .init { () throws(Broken) in
            guard let seconds = HTTPDate.seconds(from: String(decoding: bytes, as: UTF8.self)) else { return false }
            try promise(
                (-62_135_596_800...253_402_300_800).contains(seconds), "a date lies in the calendar: \(seconds)")
            return true
        }
    }

    @Sendable static func iso8601(_ bytes: [UInt8]) -> FuzzTarget.Verdict {
        .init { () throws(Broken) in
            let text = String(decoding: bytes, as: UTF8.self)
            _ = ISO8601.date(from: text)
            guard let instant = ISO8601.instant(from: text) else { return false }
            try promise(abs(instant.offset) < 86_400, "an offset is less than a day: \(instant.offset)")
            try promise(instant.seconds.isFinite, "an instant is finite")
            let again = ISO8601.instant(from: ISO8601.text(instant, milliseconds: true))
            // Offsets move some instants beyond the ends of the calendar.
            if (-62_135_000_000...253_402_200_000).contains(instant.seconds) {
                try promise(
                    again.map { abs($0.seconds - instant.seconds) < 0.001 && $0.offset == instant.offset } ?? false,
                    "an instant comes back as it was written: \(ISO8601.text(instant, milliseconds: true))")
            }
            return true
        }
    }

    static let zones = [
        FuzzTarget(
            "zone-file",
            bytes: [
                Array("TZif2".utf8), Array("TZif1".utf8), [0, 0, 0, 1], [0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF],
                [0x80, 0, 0, 0, 0, 0, 0, 0], Array("\nEST5EDT,M3.2.0,M11.1.0\n".utf8), Array("\n<+03>-3\n".utf8),
            ], longest: 8_192, runs: 4_000
        ) { bytes in
            .init { () throws(Broken) in
                guard let zone = ZoneRules(name: "Fuzz/Zone", tzif: bytes) else { return false }
                try calendar(of: zone)
                return true
            }
        },
        FuzzTarget(
            "posix-zone",
            dictionary: [
                "EST", "EDT", "<+03>", "<-0330>", "5", "-3:30", "24", "167", "-167", ",M3.2.0", ",M11.1.0", ",J60",
                ",59",
                ",0", ",365", "/2", "/-1", "/26:30:59",
            ], longest: 256, runs: 10_000
        ) { bytes in
            .init { () throws(Broken) in
                guard let zone = ZoneRules(name: "fuzz", posix: String(decoding: bytes, as: UTF8.self)) else {
                    return false
                }
                try calendar(of: zone)
                return true
            }
        },
    ]

    /// Days follow each other, whatever the rules say.
    private static func calendar(of zone: ZoneRules) throws(Broken) {
        let moments: [Double] = [
            -.infinity, -1e18, -62_135_596_800, -2_208_988_800, -1, 0, 951_782_400, 1_787_425_200.5, 2_147_483_648,
            4_102_444_800, 253_402_300_799, 1e18, .infinity, .nan,
        ]
        for moment in moments {
            try promise(abs(zone.offset(at: moment)) <= 200 * 3_600, "an offset is some days at most")
            let day = zone.day(at: moment)
            try promise(day.isValid, "a day is on the calendar")
            try promise(zone.start(of: day).isFinite, "a day begins")
            try promise(abs(zone.length(of: day)) < 20 * 86_400, "a day ends: \(day.text) \(zone.length(of: day))")
            if (-60_000_000_000...250_000_000_000).contains(moment) {
                try promise(zone.startOfNextDay(after: moment) > moment, "the next day comes after \(moment)")
            }
        }
        var last = -Double.infinity
        for number in 20_600..<20_620 {
            let start = zone.start(of: CivilDate(dayNumber: number))
            try promise(start >= last, "days begin one after the other")
            last = start
        }
    }
}
