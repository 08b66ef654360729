/// What the log is told besides problems and requests.
package enum LogText: Sendable, Hashable, CaseIterable {
    case historyWorksAgain

    package var text: String {
        switch self {
        case .historyWorksAgain: "the history works again"
        }
    }
}
