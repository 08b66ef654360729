import HackatimeAPI
import HackatimeSimulator
import Testing

struct ProjectDetailsTests {
    @Test func `It names projects and times`() {
        let window = TimeWindow(start: 1_787_364_000, end: 1_787_371_200, offset: 7_200)
        let call = ProjectDetails(of: .user("o.rpheus"), names: ["a b", "c"], in: window)
        #expect(
            call.request(.live).target
                == "/api/v1/users/o%2Erpheus/projects/details?projects=a%20b%2Cc"
                + "&start_date=2026-08-22T04%3A00%3A00%2B02%3A00&end_date=2026-08-22T06%3A00%3A00%2B02%3A00")
        #expect(ProjectDetails(of: .me).request(.live).target == "/api/v1/users/my/projects/details")
        #expect(ProjectDetails(of: .me).policy.needsKey && !call.policy.needsKey)
    }

    @Test func `Projects are read leniently`() {
        let body = #"""
            {"projects":[{"name":"robot","total_seconds":43210,"languages":["C++","Python",null],
            "repo_url":"https://github.com/o/robot","total_heartbeats":1210,"first_heartbeat":"2026-06-01T09:00:00Z",
            "last_heartbeat":"2026-08-22T14:59:30Z","archived":false},
            {"name":"bare","total_seconds":null,"total_heartbeats":-4,"most_recent_heartbeat":"2026-08-22T14:59:30Z",
            "archived":true},{"name":""},{"total_seconds":5},7]}
            """#
        let projects = [
            ProjectDetail(
                name: "robot", seconds: 43_210, languages: ["C++", "Python"],
                repositoryURL: "https://github.com/o/robot", heartbeats: 1_210, first: 1_780_304_400,
                last: 1_787_410_770),
            ProjectDetail(name: "bare", seconds: 0, last: 1_787_410_770, isArchived: true),
        ]
        #expect(read(ProjectDetails(of: .me), body) == .success(projects))
        #expect(read(ProjectDetails(of: .me), "{}") == .failure(.notHackatime(.otherShape)))
        #expect(
            read(ProjectDetails(of: .user("q")), #"{"error":"user has disabled public stats"}"#, status: 403)
                == .failure(.privateUser))
    }

    @Test func `The pretend server counts each project on its own timeline`() throws {
        let window = TimeWindow(start: simulatedNow - 86_400, end: simulatedNow)
        let projects = try simulated(ProjectDetails(of: .me, in: window))
        let rows = try simulated(MyHeartbeats(in: window)).heartbeats
        #expect(!projects.isEmpty)
        for project in projects {
            let own = rows.filter { $0.project == project.name }.map(\.time)
            #expect(project.heartbeats == own.count)
            #expect(project.seconds == Durations.total(ofSorted: own))
            #expect(project.last == own.last?.rounded(.down))
            #expect(project.repositoryURL?.hasPrefix("https://") == true)
        }
        let one = try #require(projects.last)
        #expect(try simulated(ProjectDetails(of: .me, names: [one.name], in: window)) == [one])
        #expect(try !simulated(ProjectDetails(of: .me)).contains { $0.isArchived })
        #expect(throws: ClientError.privateUser) { try simulated(ProjectDetails(of: .user("quill"))) }
        #expect(throws: ClientError.notOffered) { try simulated(ProjectDetails(of: .me), .documented) }
    }
}
