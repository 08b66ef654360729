/// How the program can end, by the numbers of sysexits.h. The man page lists them.
package enum ExitStatus: Int32, CaseIterable, Sendable {
    case ok = 0
    case usage = 64
    case unavailable = 69
    case system = 71
    case output = 74
    case configuration = 78

    package var meaning: String {
        switch self {
        case .ok: "All went well."
        case .usage: "The command line is wrong, or the terminal cannot be used."
        case .unavailable: "The server did not answer."
        case .system: "The system lacks something: open files, a thread."
        case .output: "The output could not be written."
        case .configuration: "A settings file, the environment, or a file that they name is wrong; or there is no key."
        }
    }
}
