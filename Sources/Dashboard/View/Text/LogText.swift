/// Texts in the log other than problems and requests.
package enum LogText: Sendable, Hashable, CaseIterable {
    case historyWorksAgain

    package var text: String {
        switch self {
        case .historyWorksAgain: "the history works again"
        }
    }
}
