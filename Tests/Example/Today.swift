import HackatimeAPI
import HackatimeHTTP

@main struct Today {
    static func main() {
        guard let origin = ServerOrigin(parsing: CommandLine.arguments.last ?? "") else {
            return print("usage: today https://hackatime.hackclub.com < file-with-the-key")
        }
        let settings = HTTPSettings(origin: origin, key: readLine(), userAgent: "today/1.0")
        do {
            show("Today", try HTTPClient.get(StatusbarToday(), from: settings, timeout: 10).seconds)
            let stats = try HTTPClient.get(OwnStats(), from: settings, timeout: 10)
            for row in stats.languages?.prefix(3) ?? [] { show(row.name, row.seconds) }
        } catch {
            print("no answer: \(error)")
        }
    }
    static func show(_ name: String, _ seconds: Double) {
        let plain = name.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()  // It may upset a terminal.
        print("\(plain): \(Int(seconds) / 3600)h \(Int(seconds) / 60 % 60)m")
    }
}
