package import Tracker

/// The events that are known, and what is wrong with the files they come from.
package struct EventList: Sendable, Equatable {
    package var events: [HackEvent] = []
    package var problems: [EventProblem] = []

    package init() {}
}
