import CSystem
import Settings

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A question on the terminal, answered with a line.
enum Question {
    static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// The answer without surrounding blanks. Ctrl-D ends the program.
    ///
    /// - Parameter isHidden: The terminal does not show what is typed, until `showTyping`.
    static func ask(_ prompt: String, isHidden: Bool = false) -> String {
        // Before the prompt, so that nothing typed after it is shown.
        if isHidden, !hackatop_echo_off() { leave() }
        let bytes = Array(prompt.utf8)
        _ = write(STDOUT_FILENO, bytes, bytes.count)
        let line = line()
        guard let line else { leave() }
        var text = String(decoding: line, as: UTF8.self)[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        while text.first?.isWhitespace == true { text.removeFirst() }
        return String(text)
    }

    static func showTyping() { hackatop_echo_on() }

    /// `nil` at the end of the input.
    private static func line() -> [UInt8]? {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while true {
            let count = read(STDIN_FILENO, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1 else { return nil }
            if byte == 0x0A { return line }
            if line.count < 4_096 { line.append(byte) }
        }
    }

    private static func leave() -> Never {
        showTyping()
        Program.say("\n" + SetupText.left.text, status: .configuration)
    }
}
