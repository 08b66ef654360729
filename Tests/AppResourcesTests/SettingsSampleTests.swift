import AppResources
import Settings
import Testing

struct SettingsSampleTests {
    /// The sample with every setting enabled: lines `#key = value` have no space after the `#`.
    private var switchedOn: String {
        AppResources.settingsSample.split(separator: "\n").map { line in
            line.hasPrefix("#") && !line.hasPrefix("# ") ? String(line.dropFirst()) : String(line)
        }.joined(separator: "\n")
    }

    @Test func `The sample names every key, in order`() throws {
        #expect(INI(switchedOn).entries.filter { $0.section.isEmpty }.map(\.key) == HackatopConfig.keys)
        let accounts = try HackatopConfig.accounts(INI(switchedOn), path: "sample")
        #expect(accounts.map(\.name) == ["", "work"] && accounts[1].key != nil)
        #expect(!HackatopConfig.keyLines(INI(switchedOn)).isEmpty)
    }

    @Test func `The sample is valid once switched on`() throws {
        let choices = try HackatopConfig.choices(INI(switchedOn), path: "sample")
        #expect(choices.server == "https://hackatime.hackclub.com")
        #expect(choices.placement == .header)
        #expect(choices.interval == 60)
        #expect(choices.isASCII == false)
    }

    @Test func `As it stands the sample chooses nothing`() throws {
        #expect(try HackatopConfig.choices(INI(AppResources.settingsSample), path: "sample") == Choices())
    }
}
