/// Why the screen cannot be taken.
package struct TerminalError: Error, Equatable {
    /// One sentence for the person who started the program.
    package let sentence: String
}
