import HackatimeAPI
import Settings
import Testing

/// What keeps editors from sending to a server.
struct EditorFindingsTests {
    private static let origin = ServerOrigin.hackClub

    private func lines(_ text: String, key: String? = nil) -> [String] {
        EditorFindings.findings(
            INI("[settings]\n" + text), path: "~/.wakatime.cfg", origin: Self.origin, key: key.map(Secret.init)
        ).map { "\($0.level.rawValue): \($0.text)" }
    }

    private static let here = "api_url = https://hackatime.hackclub.com/api/hackatime/v1\napi_key = abc\n"

    @Test func `A file set up by Hackatime has nothing wrong`() {
        #expect(lines(Self.here, key: "abc") == ["ok: api_url: editors send to https://hackatime.hackclub.com"])
    }

    @Test func `Where editors send elsewhere is told`() {
        #expect(
            lines("api_key = abc") == [
                "problem: no api_url, so editors send to wakatime.com, not to https://hackatime.hackclub.com"
            ])
        #expect(
            lines("api_key = abc\napi_url = https://time.example/api") == [
                "problem: api_url is https://time.example, not to https://hackatime.hackclub.com"
            ])
        #expect(
            lines("api_key = abc\n[api_urls]\n.* = https://hackatime.hackclub.com/api/hackatime/v1|0123456789abcdef")
                == [
                    "ok: [api_urls]: editors send to https://hackatime.hackclub.com as well, key …cdef",
                    "ok: no api_url, so editors send to wakatime.com, not to https://hackatime.hackclub.com",
                ])
        #expect(
            lines("api_url = https://hackatime.hackclub.com/api").last == "problem: no api_key: editors send nothing")
        #expect(lines("api_url = here\napi_key = abc") == ["problem: api_url is no address"])
        #expect(
            lines(Self.here, key: "abd").last?.hasPrefix("note: editors send with another key (set (not shown))")
                == true)
    }

    @Test(arguments: [
        ("disabled = true", "problem: disabled = true: editors send nothing"),
        ("offline = false", "note: offline = false: heartbeats made without a network are lost"),
        ("exclude =\n  ^/secret/\n  COMMIT", "note: exclude has 2 patterns: files that match are not sent"),
        ("hide_file_names = true", "note: hide_file_names: file names are hidden before they are sent"),
        (
            "hide_project_names =\n  ^/secret/",
            "note: hide_project_names: project names are hidden before they are sent, in 1 pattern of folders"
        ),
        ("exclude_unknown_project = yes", "note: exclude_unknown_project = true: files without a project are not sent"),
        ("proxy = socks5://me:hu#sh@p.example:1080", "note: proxy: everything goes through socks5://p.example:1080"),
        ("proxy = me:hush", "problem: proxy is not an address"),
        ("timeout = soon", "note: timeout is no number of seconds"),
    ])
    func `Each setting that matters is told, without what it may tell of somebody`(line: String, says: String) {
        let found = lines(Self.here + line)
        #expect(found.dropFirst() == [says])
        #expect(!found.joined().contains("secret") && !found.joined().contains("hush"))
    }

    @Test func `What changes nothing is not told`() {
        let quiet =
            "offline = true\nhide_file_names = false\nexclude_unknown_project = false\ndebug = true\nexclude =\n"
        #expect(lines(Self.here + quiet, key: "abc").count == 1)
    }

    @Test func `Of a key at most four characters are shown`() {
        #expect(Masked.key(Secret("3f1c9a52-7d4e-4b86-a0d3-5e8b2c71f96a")) == "…f96a")
        #expect(Masked.key(Secret("0123456789abcde")) == "set (not shown)")
        #expect(Masked.proxy("http://u:p@host:8080/x") == "http://host:8080")
        #expect(Masked.proxy("http://u:p/x@y") == "http://y")
        #expect(Masked.proxy("what") == "http://what")
    }
}
