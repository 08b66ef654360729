import HackatimeAPI
import Settings
import Testing

struct HackatopConfigTests {
    @Test func `Every key is read`() throws {
        let file = INI(
            """
            server = https://time.example/api
            api-key-file = ~/key
            auth = Query
            allow_http = yes
            interval = 300
            user = orpheus
            friends = mira,  Orpheus Two ,42,, mira
            timezone = Asia/Kolkata
            no_history = yes
            history-days = All
            goal = 2h, sat 4h
            no-bell = on
            no-notification = off
            ascii = on
            private = yes
            mouse = true
            """)
        let choices = try HackatopConfig.choices(file, path: "config")
        #expect(choices.server == "https://time.example/api")
        #expect(choices.keyFile == "~/key")
        #expect(choices.placement == .query)
        #expect(choices.allowsPlainHTTP == true)
        #expect(choices.interval == 300)
        #expect(choices.user == "orpheus")
        #expect(choices.friends == ["mira", "Orpheus Two", "42"])
        #expect(choices.timezone == "Asia/Kolkata")
        #expect(choices.keepsNothing == true)
        #expect(choices.historyDays == .all)
        #expect(choices.goals?.seconds == [7_200, 7_200, 7_200, 7_200, 7_200, 14_400, 7_200])
        #expect(choices.isSilent == true)
        #expect(choices.notifiesNever == false)
        #expect(choices.isASCII == true)
        #expect(choices.isPrivate == true)
        #expect(choices.usesMouse == true)
        #expect(try HackatopConfig.choices(INI("# nothing\nserver =\n"), path: "config") == Choices())
    }

    @Test(arguments: [
        ("intervall = 60", "config, line 2: there is no setting intervall; did you mean interval?"),
        ("colour = red", "config, line 2: there is no setting colour; there are server, api-key,"),
        ("time_zone = UTC", "config, line 2: there is no setting time-zone; did you mean timezone?"),
        ("them = nord", "config, line 2: there is no setting them; did you mean theme?"),
        ("demo = true", "config, line 2: there is no setting demo;"),
        ("interval = 5", "config, line 2: interval must be 0, or 10 to 3600 seconds"),
        ("interval = 3601", "config, line 2: interval must be"), ("interval = 1e3", "config, line 2: interval must be"),
        ("interval = 99999999999999999999", "config, line 2: interval must be"),
        ("auth = basic", "config, line 2: auth must be header or query"),
        ("ascii = maybe", "config, line 2: ascii must be true or false"),
        ("mouse = often", "config, line 2: mouse must be true or false"),
        ("private = a little", "config, line 2: private must be true or false"),
        ("no-history = never", "config, line 2: no-history must be true or false"),
        ("history-days = -1", "config, line 2: history-days must be all, or 0 to 36500 days"),
        ("history-days = some", "config, line 2: history-days must be all,"),
        ("friends = mi\u{1B}[2Jra", "config, line 2: friends must be up to 50 names"),
        ("friends = 3f1c9a52-7d4e-4b86-a0d3-5e8b2c71f96a", "config, line 2: friends must be up to 50 names"),
        ("goal = much", "config, line 2: goal must be a time such as 2h"),
        ("no-bell = quiet", "config, line 2: no-bell must be true or false"),
        ("no-notification = -", "config, line 2: no-notification must be true or false"),
        ("allow-http = 2", "config, line 2: allow-http must be true or false"),
        ("server = nonsense", "config, line 2: server must be an http or https address"),
        ("\u{1B}[2J = 1", "config, line 2: there is no setting ?[2j;"),
    ])
    func `What cannot be is named with its line`(line: String, sentence: String) {
        // A line that starts with a bracket is a header, so the escape comes before it.
        do throws(StartupError) {
            _ = try HackatopConfig.choices(INI("# first\n\(line)"), path: "config")
            Issue.record("\(line) was accepted")
        } catch {
            #expect(error.exitStatus == 78)
            #expect(error.text.hasPrefix(sentence))
        }
    }

    @Test func `Options win over the file`() {
        var option = Choices()
        option.interval = 10
        var file = Choices()
        file.interval = 300
        file.user = "orpheus"
        #expect(option.over(file).interval == 10)
        #expect(option.over(file).user == "orpheus")
    }
}
