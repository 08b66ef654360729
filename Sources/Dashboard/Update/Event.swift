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
        /// The program starts: send the first requests.
        case start
        case key(Key)
        case outcome(APIResult)
        /// The deadline in `DashboardState.nextDeadline` has passed.
        case deadline
        /// Another key was found after the server rejected the old one. The client sends it from now on.
        case keyChanged
        /// Another account can be shown: everything starts over with it.
        case accountReady(String)
        /// It cannot be, for this reason.
        case accountRefused(String, String)
        /// This key must not be typed or sent as anything else.
        case hide(Secret)
        case resize(Size)
        /// The process is about to be stopped (also by Ctrl-Z from outside), or continues.
        case suspended
        case resumed
        /// A zone's rules, or why there are none.
        case zone(name: String, Result<ZoneRules, ZoneProblem>)
        /// Data restored by the history; sent before `start`.
        case remembered(Remembered)
        /// The history got more than requests brought.
        case historyFilled
        /// The first frame, with the restored data, is drawn.
        case opened
        /// The colours asked for are on the screen, or why not.
        case theme(name: String, ThemeProblem?)
        /// The events that are known.
        case events(EventList)
        /// Something to say once.
        case remark(String)
        /// A problem of the history, in a sentence; `nil` when it works again.
        case historyProblem(HistoryProblem?)
        /// The history's answer, sent immediately.
        case recalled(HistoryQuery, HistoryAnswer)
    }
}

/// Something the reducer wants done. The runtime performs effects in order.
package enum Effect: Sendable, Equatable {
    case ask(APIRequest)
    case cancel(RequestID)
    /// Load the rules of a zone and post them as an event.
    case loadZone(String)
    /// Read the files with events and post them as an event.
    case loadEvents
    /// Query the history and post its answer as an event, before anything else happens.
    case recall(HistoryQuery)
    /// Store something.
    case keep(HistoryNote)
    /// Log a problem.
    case log(String)
    /// Check whether there is another key in the place of the rejected one. If so, `keyChanged` follows later.
    /// `isWished`: a person requested it.
    case lookForKey(isWished: Bool)
    /// Prepare another of the person's accounts, by its name. `accountReady` follows later, or a remark.
    case useAccount(String)
    /// End the loop for the prepared account.
    case changeAccount(String)
    /// Put text on the clipboard.
    case copy(String)
    /// Tell the person, who may look elsewhere: ring the terminal's bell, let it show a notification, or both.
    case announce(String, bell: Bool, notification: Bool)
    /// Draw in the colours of this theme, and post an event that says whether that worked.
    case useTheme(String)
    /// Ask the terminal for clicks and the wheel, or no more.
    case useMouse(Bool)
    /// Redraw the whole screen.
    case repaint
    /// Stop the process like the shell's Ctrl-Z.
    case suspend
    /// Exit with status 0.
    case quit
}
