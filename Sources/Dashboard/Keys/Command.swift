/// What a key can mean.
package enum Command: Sendable, Hashable, CaseIterable {
    case nextPane, previousPane
    case up, down, top, bottom, pageUp, pageDown, halfPageUp, halfPageDown
    case zoom, sort, order, follow, detail
    case search, nextMatch, previousMatch
    case otherUser, me, previousUser
    case refresh, pause, faster, slower
    case copy, help, close, repaint, suspend, quit
}
