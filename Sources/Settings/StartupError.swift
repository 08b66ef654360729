package import HackatimeAPI

/// Every reason not to start, with its sentence: the problem, its object, and what to do about it. Texts from outside
/// are passed unchanged and made safe here.
package enum StartupError: Error, Sendable, Hashable {
    case noKey(ServerOrigin, file: String)
    case badServer
    /// `place` is `api_url of PATH`, or the name of a variable.
    case badAPIURL(place: String)
    case plainHTTP(ServerOrigin)
    case noKeyFile(String)
    case emptyKeyFile(String)
    case unreadableKeyFile(String, FileTrouble)
    case unreadableSettings(String, FileTrouble)
    /// `ssl_certs_file` of a settings file.
    case unreadableCertificates(String, FileTrouble, file: String)
    case noCertificates(String, file: String)
    /// It would be another file in every folder.
    case relativeCertificates(String, file: String)
    /// There is no key, and `import_cfg` names a file that was not read.
    case badImport(FileRemark)
    /// `place` is `api_key of PATH`, or the name of a variable or file.
    case notAKey(place: String)
    case emptyVault(file: String)
    case failedVault(file: String, status: Int)
    case slowVault(file: String)
    case unstartedVault(file: String)
    /// The key belongs to a server other than the requested one.
    case foreignKey(name: String, of: ServerOrigin, wanted: ServerOrigin)
    /// The key belongs to wakatime.com, because `by` names that server, or nothing names one (`nil`).
    case wakaTimeKey(name: String, file: String, by: String?)
    /// The key was given where something else belongs.
    case keyAsInput(String)
    /// Options stand before a command, where nothing reads them.
    case optionsBefore(command: String)
    /// Two sources have the same key, and name different servers for it.
    case twoServers(name: String, NamedServer, NamedServer)
    /// Nothing beside the key names its server, and elsewhere different servers are named.
    case unclearServer(name: String, NamedServer, NamedServer)
    case unknownSetting(String, file: String, line: Int, known: [String])
    case unknownSection(String, file: String, line: Int)
    case unknownAccount(String, file: String, known: [String], isOption: Bool)
    case noAccountKey(String, file: String)
    case badSetting(String, file: String, line: Int, wanted: String)
    /// `setup` asks on a terminal. `heading` is that of an account; empty for none.
    case noTerminalForSetup(file: String, heading: String)
    case unwritableSettings(String, reason: String)
    case unknownZone(String, isOption: Bool)
    /// `reason` is the system's message.
    case unwritableLog(String, reason: String)
    case terminalAsLog(String)
    case noArguments
    case noDescriptors
    case noThread

    /// How many files, connections and the like it opens at most, with a few to spare.
    package static let descriptors = 32

    package var status: ExitStatus {
        switch self {
        case .unwritableSettings: .output
        case .badServer, .keyAsInput, .optionsBefore, .noTerminalForSetup, .unknownZone(_, isOption: true),
            .unknownAccount(_, _, _, isOption: true):
            .usage
        case .noArguments, .noDescriptors, .noThread: .system
        default: .configuration
        }
    }

    package var exitStatus: Int32 {
        status.rawValue
    }

    /// One sentence, or a few lines for `noKey`. Contains no control characters except line breaks.
    package var text: String {
        switch self {
        case .noKey(let origin, let file):
            """
            No key for a Hackatime was found.
            Looked at: --api-key-file, HACKATIME_API_KEY, hackatop's settings, \(Self.shown(file)), WAKATIME_API_KEY.
            Set up your editor with \(origin.text)/my/wakatime_setup, which writes that file,
            or run "hackatop setup", which asks for the key and tries it.
            Without an account: hackatop --demo shows a built-in world.
            """
        case .badServer: "--server must be an http or https address, such as https://time.example"
        case .badAPIURL(let place):
            "\(Self.shown(place)) is not an http or https address; it should be like "
                + "https://hackatime.hackclub.com/api/hackatime/v1"
        case .plainHTTP(let origin):
            "\(origin.text) is not encrypted: anyone on the way could read the key; use https, or allow it with "
                + "--allow-http"
        case .noKeyFile(let path):
            // A key given here by mistake must not appear on the screen.
            "the key file \(path.utf8.contains(UInt8(ascii: "/")) ? Self.shown(path) : CleanText.line(path) ?? "") does "
                + "not exist; --api-key-file takes the name of a file, not the key"
        case .emptyKeyFile(let path): "the key file \(Self.shown(path)) is empty; put your key into it"
        case .unreadableKeyFile(let path, let trouble):
            "the key file \(Self.shown(path)) \(trouble.words); check --api-key-file"
        case .unreadableSettings(let path, let trouble):
            "\(Self.shown(path)) \(trouble.words); \(trouble.advice)"
        case .unreadableCertificates(let path, let trouble, let file):
            "the file of certificates \(Self.shown(path)) \(trouble.words); check ssl_certs_file of \(Self.shown(file))"
        case .noCertificates(let path, let file):
            "\(Self.shown(path)) holds no certificate in PEM form; check ssl_certs_file of \(Self.shown(file))"
        case .relativeCertificates(let path, let file):
            "ssl_certs_file of \(Self.shown(file)) must begin with / or ~/, not be \(Self.shown(path))"
        case .badImport(let remark): remark.text
        case .notAKey(let place):
            "\(Self.shown(place)) does not hold a key: a key is one word of plain characters"
        case .emptyVault(let file): "\(Self.vault(file)) printed no key; run it by hand to see what it says"
        case .failedVault(let file, let status):
            "\(Self.vault(file)) failed with status \(status); run it by hand to see why"
        case .slowVault(let file): "\(Self.vault(file)) took longer than 2 s; run it by hand to see what it waits for"
        case .unstartedVault(let file): "\(Self.vault(file)) could not be started; check the command"
        case .foreignKey(let name, let origin, let wanted):
            "the key (\(name)) was written for \(origin.text) and is not sent to \(wanted.text); give that server's key "
                + "with --api-key-file"
        case .wakaTimeKey(let name, let file, by: nil):
            "\(Self.shown(file)) names no api_url, so its key (\(name)) belongs to wakatime.com, which is no Hackatime; "
                + "name your server with --server"
        case .wakaTimeKey(let name, _, let by?):
            "\(Self.shown(by)) says that the key (\(name)) belongs to wakatime.com, which is no Hackatime; name your "
                + "server with --server, and its key with --api-key-file"
        case .optionsBefore(let command):
            "options belong behind the command: write hackatop \(command) first"
        case .keyAsInput(let name):
            "\(name) holds your key, which would be shown or sent to others there; give what belongs there instead"
        case .twoServers(let name, let one, let other):
            "the key (\(name)) is for \(one.origin.text) by \(Self.shown(one.by)), but for "
                + "\(other.origin.text) by \(Self.shown(other.by)); it is sent to neither: correct the one that is wrong"
        case .unclearServer(let name, let one, let other):
            "the key (\(name)) can be for \(one.origin.text) (\(Self.shown(one.by))) or for "
                + "\(other.origin.text) (\(Self.shown(other.by))); say which with --server"
        case .unknownSetting(let key, let file, let line, let known):
            "\(Self.shown(file)), line \(line): there is no setting \(Self.shown(key)); "
                + (Spelling.nearest(to: key, in: known).map { "did you mean \($0)?" }
                    ?? "there are " + known.joined(separator: ", "))
        case .unknownSection(let heading, let file, let line):
            "\(Self.shown(file)), line \(line) is in a section [\(Self.shown(heading))], which means nothing; there are "
                + "[keys] and [account NAME]"
        case .unknownAccount(let name, let file, let known, _):
            "there is no account \(Self.shown(name)) in \(Self.shown(file)); "
                + (known.isEmpty
                    ? "hackatop setup --account NAME writes one"
                    : "there are " + known.map(Self.shown).joined(separator: ", "))
        case .noAccountKey(let name, let file):
            "[account \(Self.shown(name))] of \(Self.shown(file)) holds no key; put api-key or api-key-file there, or "
                + "run: hackatop setup --account \(Self.shown(name))"
        case .badSetting(let key, let file, let line, let wanted):
            "\(Self.shown(file)), line \(line): \(key) must be \(wanted)"
        case .noTerminalForSetup(let file, let heading):
            "setup asks on a terminal, and this is none; write \"server = …\" and \"api-key = …\" "
                + (heading.isEmpty ? "into" : "below \(Self.shown(heading)) in")
                + " \(Self.shown(file)) by hand, and chmod 600 it"
        case .unwritableSettings(let path, let reason):
            "\(Self.shown(path)) cannot be written (\(Self.shown(reason))); nothing in it was changed: check who may "
                + "write there"
        case .unknownZone(let name, _):
            "there is no time zone \(Self.shown(name)) here; zones have names such as Asia/Kolkata, and come with the "
                + "package tzdata"
        case .unwritableLog(let path, let reason):
            "the log \(Self.shown(path)) cannot be written (\(reason)); choose another with --log"
        case .terminalAsLog(let path): "the log \(Self.shown(path)) is a terminal; choose a file with --log"
        case .noArguments:
            "the system does not tell the command line, so no option would be obeyed; start hackatop from a shell"
        case .noDescriptors:
            "too few files can be opened here: hackatop needs \(Self.descriptors) of its own; raise the limit (ulimit -n)"
        case .noThread: "no thread can be started for asking; end some programs, or raise the limit (ulimit -u)"
        }
    }

    private static func shown(_ text: String) -> String { CleanText.shown(text) }

    private static func vault(_ file: String) -> String { "api_key_vault_cmd of \(shown(file))" }
}

/// Why an existing file cannot be read completely.
package enum FileTrouble: Sendable, Hashable {
    /// The system's message.
    case denied(String)
    case notRegular
    case tooLarge(megabytes: Int)
    /// It does not decode as text.
    case notText
    /// A pipe that was handed over, whose writer does not end.
    case slow

    /// The rest of a sentence that starts with the path.
    package var words: String {
        switch self {
        case .denied(let reason): "cannot be read (\(reason))"
        case .notRegular: "is not a regular file"
        case .tooLarge(let size): "is larger than \(size) MB"
        case .notText: "is not a text in UTF-8 or UTF-16"
        case .slow: "does not end within 10 s"
        }
    }

    var advice: String {
        switch self {
        case .denied: "check who may read it"
        case .slow: "check the command that writes it"
        case .notRegular, .tooLarge, .notText:
            "put a settings file in its place, or move it out of the way"
        }
    }
}

/// Permanent warnings in the status line about the connection settings.
package enum StartupWarning: CaseIterable, Sendable {
    case unverified, unencrypted

    package var text: String {
        switch self {
        case .unverified: "certificates are not verified (no_ssl_verify)"
        case .unencrypted: "the connection is not encrypted (http)"
        }
    }
}
