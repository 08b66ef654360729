package import HackatimeAPI

/// What `hackatop setup` says, a line or two each. Texts from outside are passed unchanged and made safe here.
package enum SetupText: Sendable {
    case asksForServer(ServerOrigin)
    case noServer
    case wakaTime
    case plainHTTP(ServerOrigin)
    case asksForKey(ServerOrigin)
    case noKey
    case asking(ServerOrigin)
    /// Why the server did not take the key, or could not be asked.
    case refused(String)
    case unreachable(String)
    /// Both are `nil` where the server does not tell.
    case owner(String?, zone: String?)
    /// `heading` is that of an account; empty for none.
    case written(String, heading: String)
    /// The key has characters that no line of the file can hold.
    case unholdable(String)
    /// Another source of the key comes first.
    case otherWins(String)
    case unusable(String)
    /// Ctrl-D.
    case left

    package var text: String {
        switch self {
        case .asksForServer(let usual): "Where is your Hackatime? Enter takes \(usual.text)"
        case .noServer: "That is not an address such as https://time.example"
        case .wakaTime: "That is WakaTime, which is no Hackatime."
        case .plainHTTP(let origin):
            "\(origin.text) is not encrypted: anyone on the way could read the key. Use https, or start again with "
                + "--allow-http"
        case .asksForKey(let origin): "The key is on \(origin.text)/my/wakatime_setup; it is not shown as you type."
        case .noKey: "That is not a key: a key is one word of plain characters."
        case .asking(let origin): "asking \(origin.displayName) …"
        case .refused(let reason): "\(CleanText.shown(reason)). Copy the key again; Ctrl-C ends."
        case .unreachable(let reason): "\(CleanText.shown(reason)). Give the server again; Ctrl-C ends."
        case .owner(let name?, let zone):
            "This is \(CleanText.shown(name))" + (zone.map { ", with days in \(CleanText.shown($0))." } ?? ".")
        case .owner(nil, _): "The server takes the key. It does not say whose it is."
        case .written(let file, let heading):
            "Written to \(CleanText.shown(file))" + (heading.isEmpty ? "" : ", \(CleanText.shown(heading))")
                + ", which only you can read."
        case .unholdable(let file):
            "\(CleanText.shown(file)) cannot hold this key; put it into a file of its own, and name that as api-key-file."
        case .otherWins(let name):
            "But \(CleanText.shown(name)) comes first, and holds another key: remove that one to use this."
        case .unusable(let reason): "But hackatop cannot start like this: \(CleanText.shown(reason, limit: 400))"
        case .left: "nothing was written"
        }
    }
}
