package import Cells
package import HackatimeAPI
package import Tracker

/// Something that happened, and when.
package struct Event: Sendable {
    package var at: Moment
    package var kind: Kind

    package init(at: Moment, _ kind: Kind) {
        self.at = at
        self.kind = kind
    }

    package enum Kind: Sendable {
        /// The program starts: ask the first questions.
        case start
        case key(Key)
        case outcome(APIResult)
        /// A deadline that `DashboardState.nextDeadline` named has passed.
        case deadline
        /// Another key was found where the refused one came from; the client sends it from now on.
        case keyChanged
        case resize(Size)
        /// The process is about to be stopped (Ctrl-Z from outside, too), and goes on.
        case suspended
        case resumed
        /// A zone's rules, or the sentence that says why there are none.
        case zone(name: String, Result<ZoneRules, ZoneProblem>)
        /// What a start found in the history; before `start`.
        case remembered(Remembered)
        /// The first frame, with what was remembered, is drawn.
        case opened
        /// What is wrong with the history, in a sentence; `nil` when it works again.
        case historyProblem(String?)
        /// The history's answer, at once.
        case recalled(HistoryQuery, HistoryAnswer)
    }
}

/// Something the reducer wants done. The runtime performs effects in their order.
package enum Effect: Sendable, Equatable {
    case ask(APIRequest)
    case cancel(RequestID)
    /// Find the rules of a zone and post them as an event.
    case loadZone(String)
    /// Ask the history and post its answer as an event, before anything else happens.
    case recall(HistoryQuery)
    /// Write something down.
    case keep(HistoryNote)
    /// Put a problem into the log.
    case log(String)
    /// Look whether there is another key where the refused one came from. `keyChanged` follows if so, later.
    /// `isWished`: a person asked for it.
    case lookForKey(isWished: Bool)
    /// Put text on the clipboard.
    case copy(String)
    /// Write the whole screen again.
    case repaint
    /// Stop the process as the shell's Ctrl-Z would.
    case suspend
    /// End with status 0.
    case quit
}
