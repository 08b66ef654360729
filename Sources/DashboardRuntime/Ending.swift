/// How the loop ends.
package enum Ending: Sendable, Equatable {
    /// The person left.
    case quit
    /// A signal came; the process ends by it.
    case signal(Int32)
}
