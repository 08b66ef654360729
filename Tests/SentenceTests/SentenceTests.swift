import Cells
import CursesTerminal
import HackatimeAPI
import Settings
import HackatimeHistory
import TestSupport
import Testing
import Tracker

@testable import Dashboard

/// Everything hackatop says when something is wrong, in one readable document: `Goldens/sentences.txt`.
struct SentenceTests {
    @Test func `The document is whole`() {
        var book = SentenceBook()
        book.chapter(
            "Refusing to start", cases: ("Settings/StartupError.swift", "StartupError"),
            samples: Samples.refusals
        ) { refusal in
            ["hackatop: \(refusal.text)", "(status \(refusal.exitStatus))"]
        }
        book.chapter(
            "Files that cannot be read", cases: ("Settings/StartupError.swift", "FileTrouble"),
            samples: [
                FileTrouble.denied("Permission denied"), .notRegular, .tooLarge(megabytes: 1), .notText, .slow,
            ]
        ) { [StartupError.unreadableSettings("/home/nova/.wakatime.cfg", $0).text] }
        book.chapter(
            "Cautions in the status line", cases: ("Settings/StartupError.swift", "StartupWarning"),
            samples: StartupWarning.allCases
        ) { [$0.text] }
        book.chapter(
            "Settings that others can change", cases: ("Settings/FileAccess.swift", "FileRemark"),
            samples: [
                FileRemark.foreign("/home/nova/.wakatime.cfg"), .writable("/home/nova/.wakatime.cfg"),
                .replaceable("/srv/keys/hackatime"), .readable("/home/nova/.config/hackatop/config"),
                .missingImport("/home/nova/other.cfg", by: "/home/nova/.wakatime.cfg"),
                .relativeImport("$HOME/other.cfg", by: "/home/nova/.wakatime.cfg"),
            ]
        ) { [$0.text] }
        book.chapter(
            "Setting up", cases: ("Settings/SetupText.swift", "SetupText"), samples: Samples.setup
        ) { [$0.text] }
        book.chapter(
            "Terminals", cases: ("CursesTerminal/TerminalError.swift", "TerminalError"),
            samples: [
                TerminalError.outputIsNoTerminal, .inputIsNoTerminal, .tooSimple("dumb"),
                .noDescription("exotic-99", orOf: ["xterm-256color", "xterm", "ansi"]),
            ]
        ) { ["hackatop: \($0.sentence)"] }
        book.chapter("A terminal of another type", samples: ["", "exotic-99"]) {
            let notice = TerminalNotice(named: $0, using: "xterm-256color")
            return [notice.sentence, "short: \(notice.short)"]
        }
        book.chapter(
            "Time zones", cases: ("Dashboard/View/Text/ZoneProblem.swift", "ZoneProblem"),
            samples: [
                ZoneProblem.noName("?[2J"), .notInstalled("Asia/Kolkata", hasOthers: false),
                .notInstalled("Asia/Calcutta", hasOthers: true), .unknownVariable("XYZ"),
                .unreadableFile("/etc/localtime"),
            ]
        ) { [$0.sentence] }
        book.chapter(
            "The history's file", cases: ("HackatimeHistory/StoreTrouble.swift", "StoreTrouble"),
            samples: Samples.storeTroubles
        ) { [$0.words.sentence, "short: \($0.words.short)"] }
        book.chapter(
            "Why the history's file was left", cases: ("HackatimeHistory/StoreTrouble.swift", "Reason"),
            samples: Samples.storeReasons
        ) {
            let words = StoreTrouble.left("/home/nova/.local/share/hackatop/h.db", $0, movedTo: nil).words
            return [words.sentence, "short: \(words.short)"]
        }
        book.chapter(
            "Failures of asking", cases: ("HackatimeAPI/Errors/ClientError.swift", "ClientError"),
            ("HackatimeAPI/Errors/ClientError.swift", "Unreachable"), samples: Samples.errors.map(\.error)
        ) { error in
            let calls = Samples.errors.first { $0.error == error }?.calls ?? []
            guard let first = calls.first else { return [] }
            return Samples.lines(error, first)
                + calls.dropFirst().map { error.sentence(for: $0, server: Samples.server) }
        }
        book.chapter("A user whom the server knows by an id", samples: ["42", "U0266FRGP"]) {
            let missing = ClientError.notFound(serverMessage: "User not found")
            return [missing.message(for: .userStats($0), server: Samples.server, isKnownByID: true).sentence]
        }
        book.chapter(
            "Answers that are no Hackatime's",
            cases: ("HackatimeAPI/Errors/UnexpectedResponse.swift", "UnexpectedResponse"),
            samples: Samples.unexpected
        ) { [ClientError.notHackatime($0).sentence(for: nil, server: Samples.server)] }
        book.chapter(
            "Nothing can be asked", cases: ("HackatimeAPI/Errors/TransportFailure.swift", "TransportFailure"),
            samples: [
                TransportFailure.plainHTTP("http://time.example"), .keyCharacter, .memory, .thread, .descriptors,
                .library("libcurl is not installed: install the package libcurl4"),
                .proxyAddress(from: "https_proxy"), .proxyKind(from: nil), .refusal(code: 3),
            ]
        ) { [ClientError.unreachable(.transport($0)).sentence(for: nil, server: Samples.server)] }
        book.chapter(
            "Proxies", cases: ("HackatimeAPI/Errors/ConnectionFailure.swift", "ProxyFailure"),
            samples: [
                ProxyFailure.wantsPassword, .status(502), .hangsUp, .silent(seconds: 10),
                .connectionRefused("proxy.example:3128"), .unknownHost("proxy.example"),
                .notReached("proxy.example:1080"),
            ]
        ) { [ClientError.unreachable(.proxy($0, from: "HTTPS_PROXY")).sentence(for: nil, server: Samples.server)] }
        book.chapter(
            "Connections that are not safe", cases: ("HackatimeAPI/Errors/ConnectionFailure.swift", "TLSFailure"),
            samples: [TLSFailure.notTLS, .other("certificate is not yet valid")]
        ) { [ClientError.unreachable(.tls($0)).sentence(for: nil, server: Samples.server)] }
        book.chapter(
            "Confirmations", cases: ("Dashboard/View/Text/NoticeText.swift", "NoticeText"),
            samples: [
                NoticeText.copied, .friendAdded("mira"), .friendRemoved("mira"), .friendIsSettled("mira"), .friendIsMe,
                .noFriends, .tooManyFriends(50), .enoughChosen(4), .nothingToCopy, .refreshedJustNow, .keyFound,
                .nobodyToCompare, .onlyOwnSearched, .allListsShown,
                .nothingSearched, .pasteIgnored, .notOnPages(.last7Days), .theme("nord"), .mouse(true), .mouse(false),
                .layout("feed"),
                .columns("files"), .hidden, .lastPane, .marked, .deletesMark, .interval(0), .interval(30),
                .goalReached(14_400),
                .firstKeyFound, .onlyDisplayName, .zoneIsTold, .noSuchZone,
                .thatIsTheKey, .account("work"), .account(""), .oneAccount,
            ]
        ) { [$0.text] }
        book.chapter(
            "Themes", cases: ("Dashboard/View/Text/ThemeProblem.swift", "ThemeProblem"),
            samples: [
                ThemeProblem.unknown("neon", known: ["terminal", "mono"]),
                .unreadable("mine", reason: "cannot be read (permission denied)"),
                .wrong("mine", line: 4, reason: "there is no \"bars\" to colour"),
            ]
        ) { [$0.sentence] }
        book.chapter(
            "Keys", cases: ("Dashboard/View/Text/KeyProblem.swift", "KeyProblem"),
            samples: [
                KeyProblem.unknownCommand("refesh", line: 9, known: KeyTable.bindings.map(\.command.name)),
                .unknownKey("Ctrl-Alt-X", line: 9), .taken("r", by: "refresh", wanted: "range", line: 9),
                .fixedKey("Ctrl-C", line: 9),
            ]
        ) { [$0.sentence(file: "/home/nova/.config/hackatop/config")] }
        book.chapter("An account that cannot be used", samples: ["work", ""]) {
            [AccountText.refused($0, "the key file ~/key does not exist\nand more")]
        }
        book.chapter(
            "Events", cases: ("Dashboard/View/Text/EventProblem.swift", "EventProblem"),
            samples: [
                EventProblem.unknown("Stardust", known: ["Stardance", "Flavortown"]),
                .unreadable(path: "~/.config/hackatop/events", reason: "cannot be read (permission denied)"),
                .wrong(path: "~/.config/hackatop/events", line: 4, reason: "there is no zone \"Mars\" here"),
                .others(1), .others(3),
                .uncounted("Stardance", reason: "time.example refuses connections"),
            ]
        ) { [$0.sentence] }
        book.chapter(
            "Exports", cases: ("Dashboard/View/Text/ExportProblem.swift", "ExportProblem"),
            samples: [
                ExportProblem.unwritable(path: "/mnt/full/days.csv", reason: "No space left on device"),
                .exists(path: "days.sqlite"), .unreadable, .noDays,
                .incomplete(reason: "time.example refuses connections"),
            ]
        ) { ["hackatop: \($0.sentence)"] }
        book.chapter(
            "Lists of heartbeats", cases: ("Dashboard/View/Text/HeartbeatsProblem.swift", "HeartbeatsProblem"),
            samples: HeartbeatsProblem.allCases
        ) { ["hackatop: \($0.sentence)"] }
        book.chapter(
            "Formats of a status bar", cases: ("Dashboard/View/Text/FormatProblem.swift", "FormatProblem"),
            samples: [FormatProblem.unknown(field: "tiem", known: "{time} {goal} {project}"), .open(before: "time")]
        ) { ["hackatop: \($0.sentence)"] }
        book.chapter(
            "Why an event's time is another than Hackatime's", samples: EventCount.Line.Kind.allCases
        ) { [EventText.reason($0)] }
        book.chapter("An event's time", samples: [3_600.0, 200_000]) { seconds in
            let day = CivilDate(year: 2026, month: 11, day: 23)
            let event = HackEvent(name: "Jam", from: .day(day), to: .day(day.adding(days: 6)), zone: .utc)
            let times = [-90_000.0, 3_600, 86_400 * 6.5, 86_400 * 9].map { Double(day.dayNumber) * 86_400 + $0 }
            return times.flatMap { now in
                [EventText.phase(event, in: .utc, now: now)]
                    + EventText.goal(180_000, event, seconds: seconds, in: .utc, now: now)
            } + [EventText.overlap(seconds), EventText.noLines]
        }
        book.chapter(
            "Words that are no range", cases: ("Tracker/History/RangeWords.swift", "RangeProblem"),
            samples: [
                RangeProblem.empty, .unknown, .noSuchDay, .future(CivilDate(year: 2026, month: 12, day: 1)), .tooOld,
                .backwards,
            ]
        ) { [$0.sentence] }
        book.chapter(
            "The goal of the day",
            samples: [Goal(target: 14_400, tracked: 10_080), Goal(target: 7_200, tracked: 9_000)]
        ) { goal in
            let words = GoalText(goal, total: goal.tracked)
            return [
                words.label, words.percent, words.rest, words.short, GoalText(goal, total: goal.tracked + 900).rest,
            ]
        }
        book.chapter(
            "How far the day will come", samples: [Outlook(seconds: 11_400, end: 1_320, weeks: 4, weekday: 7)]
        ) { OutlookText($0).texts }
        book.chapter("A place on the leaderboard", samples: ["2", "1", "3", "4"]) { me in
            let entries = [("1", "Mira", 9_000.0), ("2", "Nova", 8_280), ("3", "Orpheus", 8_280)].enumerated()
            return LeaderboardText.place(
                of: me,
                in: Ranking(
                    entries: entries.map { Ranking.Entry(rank: $0 + 1, userID: $1.0, name: $1.1, seconds: $1.2) }))
        }
        book.chapter("A leaderboard that is being made", samples: [true, false]) {
            [LeaderboardText.beingMade(isRetried: $0, .usual)]
        }
        book.chapter(
            "Which count of a streak is shown",
            samples: [(nil, 3, true), (0, 3, false), (2, 3, true), (9, 3, false), (9, 0, false), (9, 3, true)]
                as [(Int?, Int, Bool)]
        ) { told, days, isOpen in
            let streak = Streak(days: days, isOpen: isOpen)
            let text = StreakText(told: told, likely: streak, sure: streak, isServersDay: true)
            return [text?.detail, text?.line].compactMap(\.self)
        }
        book.chapter(
            "Told to the log", cases: ("Dashboard/View/Text/LogText.swift", "LogText"), samples: LogText.allCases
        ) { [$0.text] }
        expectGoldenText(book.text, named: "sentences")
    }
}
