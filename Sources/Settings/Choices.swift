import HackatimeAPI

/// Where the key goes in a request.
package enum KeyPlacement: String, Sendable, Hashable, CaseIterable {
    /// `Authorization: Bearer KEY`.
    case header
    /// `?api_key=KEY`. The key then appears in the server's logs.
    case query
}

/// How far back heartbeats are fetched into the history.
package enum HistoryDays: Sendable, Hashable {
    /// Back to the account's first heartbeat.
    case all
    /// This many days, including today. 0 fetches no past days.
    case last(Int)

    /// Reads `all` or a number from 0 to 36500.
    package init?(_ text: String) {
        if text.lowercased() == "all" {
            self = .all
        } else if let days = Int(text), (0...36_500).contains(days) {
            self = .last(days)
        } else {
            return nil
        }
    }

    /// `nil` for all.
    var number: Int? {
        switch self {
        case .all: nil
        case .last(let days): days
        }
    }
}

/// What a person chose on the command line or in hackatop's own settings file; `nil` where nothing was chosen.
package struct Choices: Sendable, Equatable {
    package var server: String?
    package var keyFile: String?
    /// The name of an account in hackatop's own settings file.
    package var account: String?
    package var placement: KeyPlacement?
    package var allowsPlainHTTP: Bool?
    /// Seconds; 0 means only on request.
    package var interval: Int?
    package var user: String?
    /// As the server's paths have them.
    package var friends: [String]?
    package var timezone: String?
    /// Nothing is saved to disk.
    package var keepsNothing: Bool?
    package var historyDays: HistoryDays?
    package var goals: DailyGoals?
    /// No bell, or no notification, when the goal is reached.
    package var isSilent: Bool?
    package var notifiesNever: Bool?
    package var isASCII: Bool?
    /// Names are hidden behind made-up ones.
    package var isPrivate: Bool?
    package var usesMouse: Bool?
    package var theme: String?
    /// The days to start with, in words.
    package var range: String?
    /// The file for the log of requests and problems.
    package var logFile: String?

    package init() {}

    /// These choices, with the other's as defaults.
    package func over(_ other: Choices) -> Choices {
        var all = self
        all.server = server ?? other.server
        all.keyFile = keyFile ?? other.keyFile
        all.account = account ?? other.account
        all.placement = placement ?? other.placement
        all.allowsPlainHTTP = allowsPlainHTTP ?? other.allowsPlainHTTP
        all.interval = interval ?? other.interval
        all.user = user ?? other.user
        all.friends = friends ?? other.friends
        all.timezone = timezone ?? other.timezone
        all.keepsNothing = keepsNothing ?? other.keepsNothing
        all.historyDays = historyDays ?? other.historyDays
        all.isPrivate = isPrivate ?? other.isPrivate
        all.usesMouse = usesMouse ?? other.usesMouse
        all.theme = theme ?? other.theme
        all.range = range ?? other.range
        all.goals = goals ?? other.goals
        all.isSilent = isSilent ?? other.isSilent
        all.notifiesNever = notifiesNever ?? other.notifiesNever
        all.isASCII = isASCII ?? other.isASCII
        all.logFile = logFile ?? other.logFile
        return all
    }

    /// Whether an interval is valid: 0, or 10 to 3600 seconds.
    package static func allows(interval: Int) -> Bool {
        interval == 0 || (10...3_600).contains(interval)
    }
}
