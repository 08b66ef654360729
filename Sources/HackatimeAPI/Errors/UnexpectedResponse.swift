/// Why a response cannot come from a Hackatime.
public enum UnexpectedResponse: Sendable, Hashable {
    // HTTP

    /// Headers of more than 64 KB or 100 lines.
    case longHead
    /// More than 3 redirects.
    case tooManyRedirects
    /// A redirect without a location.
    case redirectToNowhere
    /// 304, although the request had no entity tag.
    case notModifiedUnasked
    /// A status that does not exist in HTTP.
    case noStatus

    // Content

    /// No body at all.
    case emptyAnswer
    /// HTML, with a success status.
    case webPage
    /// It starts like JSON but is invalid.
    case unreadableJSON
    /// Text that does not start like JSON.
    case notJSON
    /// JSON, but not of the shape that the call returns.
    case otherShape
    /// Stats without a total.
    case statsWithoutTotal
    /// A total that is not a number.
    case totalWithoutNumber
    /// A trust level without a word or number.
    case trustWithoutWord
    /// A user without an id.
    case userWithoutID
    /// A profile without any known field.
    case emptyProfile
    /// The list of days is missing.
    case noDays
    /// An object that claims to hold a heartbeat but does not.
    case noHeartbeat
    /// A heartbeat without a usable time.
    case noTime
    /// A day without a total.
    case dayWithoutTotal
    /// A day of more than 48 hours.
    case dayTooLong
    /// The response of a call other than the user look-up.
    case notAUser
    /// 404 for today's total, which every Hackatime has.
    case noPageForToday
    /// HTTP chunks that do not fit together.
    case brokenChunks
    /// It does not start like HTTP.
    case notHTTP
    /// A compressed body that cannot be read.
    case badCompression
    /// A compressed body whose content is not whole: its end is missing, or it was changed.
    case cutCompression
    /// The transport library's message: one line, without the key.
    case other(String)
}
