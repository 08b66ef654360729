import HackatimeAPI
import HackatimeSimulator
import Testing

struct CurrentlyHackingTests {
    @Test func `It is asked without the key, of servers that have it`() {
        let request = CurrentlyHacking().request(.live)
        #expect(request.target == "/api/v1/currently_hacking")
        #expect(!request.sendsKey)
        #expect(CurrentlyHacking().policy.dialects == [.live])
    }

    @Test func `People are read leniently`() {
        let body = #"""
            {"count":4,"users":[{"display_name":"Orpheus","avatar_url":"x","country_code":"US",
            "working_on":{"project_name":"robot","repo_url":"https://github.com/o/robot"}},
            {"display_name":"Nobody's\u001b[2J","country_code":null,"working_on":null},{"country_code":"US"},7]}
            """#
        let people = [
            Hacker(
                name: "Orpheus", countryCode: "US", project: "robot", repositoryURL: "https://github.com/o/robot"),
            Hacker(name: "Nobody's\u{1B}[2J"),
        ]
        #expect(read(CurrentlyHacking(), body) == .success(people))
        #expect(read(CurrentlyHacking(), #"{"count":0,"users":[]}"#) == .success([]))
        #expect(read(CurrentlyHacking(), #"{"count":0}"#) == .failure(.notHackatime(.otherShape)))
    }

    @Test func `The pretend server names who is at work, and nobody else`() throws {
        let people = try simulated(CurrentlyHacking())
        let newest = try simulated(MostRecentHeartbeat())
        let isMe = newest.map { simulatedNow - $0.time <= 300 && $0.category == "coding" } ?? false
        #expect(people.contains { $0.name == "Nova Sterling" } == isMe)
        #expect(isMe, "Nova works when the world begins")
        #expect(people.first { $0.name == "Nova Sterling" }?.project == newest?.project)
        #expect(!people.contains { $0.name == "Newcomer" || $0.name == "Brass" })
        #expect(throws: ClientError.notOffered) { try simulated(CurrentlyHacking(), .documented) }
    }
}
