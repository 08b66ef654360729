/// In what an answer is none of a Hackatime's.
public enum UnexpectedResponse: Sendable, Hashable {
    // The way it comes.

    /// Headers of more than 64 KB or 100 lines.
    case longHead
    /// More than 3 redirects.
    case tooManyRedirects
    /// A redirect that names no place.
    case redirectToNowhere
    /// 304, without being asked for changes.
    case notModifiedUnasked
    /// A status that HTTP does not have.
    case noStatus

    // What is in it.

    /// No body at all.
    case emptyAnswer
    /// HTML, with the status of a success.
    case webPage
    /// It begins as JSON and is none.
    case unreadableJSON
    /// Text that does not even begin as JSON.
    case notJSON
    /// JSON, but not the kind of value that the call has.
    case otherShape
    /// Stats without a total.
    case statsWithoutTotal
    /// A total that is no number.
    case totalWithoutNumber
    /// A trust level without a word or number.
    case trustWithoutWord
    /// A user without an id.
    case userWithoutID
    /// A profile without a single field that is known.
    case emptyProfile
    /// No list of days.
    case noDays
    /// An object that says there is a heartbeat and has none.
    case noHeartbeat
    /// A heartbeat without a usable time.
    case noTime
    /// A day without a total.
    case dayWithoutTotal
    /// A day of more than 48 hours.
    case dayTooLong
    /// The answer to another call than the look-up of a user.
    case notAUser
    /// 404 for today's total, which every Hackatime has.
    case noPageForToday
    /// HTTP chunks that do not fit together.
    case brokenChunks
    /// It does not begin as HTTP does.
    case notHTTP
    /// A compressed body that cannot be read.
    case badCompression
    /// What the transport's library says of it, in its own words: one line, without the key.
    case other(String)
}
