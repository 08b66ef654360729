import HackatimeAPI

extension UnexpectedResponse {
    /// The text in parentheses after "does not answer as a Hackatime does".
    var text: String {
        switch self {
        case .longHead: "headers of more than 64 KB or 100 lines"
        case .tooManyRedirects: "more than 3 redirects"
        case .redirectToNowhere: "a redirect that names no place"
        case .notModifiedUnasked: "\"not modified\", without being asked for changes"
        case .noStatus: "a status that HTTP does not have"
        case .emptyAnswer: "an empty answer"
        case .webPage: "a web page"
        case .unreadableJSON: "unreadable JSON"
        case .notJSON: "text that is not JSON"
        case .otherShape: "JSON of another shape"
        case .statsWithoutTotal: "stats without a total"
        case .totalWithoutNumber: "a total without a number"
        case .trustWithoutWord: "a trust level without a word"
        case .userWithoutID: "a user without an id"
        case .emptyProfile: "a profile that says nothing"
        case .noDays: "no list of days"
        case .noHeartbeat: "no heartbeat"
        case .noTime: "no time"
        case .dayWithoutTotal: "a day without a total"
        case .dayTooLong: "a day of more than 48 hours"
        case .notAUser: "not a user"
        case .noPageForToday: "it has no page for today's total"
        case .brokenChunks: "an answer in broken chunks"
        case .notHTTP: "an answer that is not HTTP"
        case .badCompression: "a compressed answer that cannot be read"
        case .cutCompression: "a compressed answer that is not whole"
        case .other(let words): words
        }
    }
}
