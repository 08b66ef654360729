import HackatimeAPI
import HackatimeSimulator
import Testing

struct AccessTests {
    private let bar = "/api/hackatime/v1/users/current/statusbar/today"
    private let newest = "/api/v1/my/heartbeats/most_recent"
    private let key = SimulatedServer.key

    private func status(_ world: inout World, _ target: String, _ authorization: String? = nil) -> Int {
        let headers = authorization.map { [Response.Header("authorization", $0)] } ?? []
        return world.get(target, key: nil, headers: headers).status
    }

    @Test func `The live server takes the query key for WakaTime's calls only`() {
        var world = World()
        #expect(status(&world, bar + "?api_key=" + key) == 200)
        #expect(status(&world, newest + "?api_key=" + key) == 401)
        #expect(status(&world, "/api/v1/users/my/stats?api_key=" + key) == 404)
        #expect(status(&world, bar + "?api_key=" + key, "Bearer wrong") == 401)
        var documented = World(.documented)
        #expect(status(&documented, newest + "?api_key=" + key) == 200)
        #expect(status(&documented, "/api/v1/users/mira/stats") == 401)
    }

    @Test func `Schemes are read without case and Basic is the bare key in base64`() {
        var world = World()
        let basic = "M2YxYzlhNTItN2Q0ZS00Yjg2LWEwZDMtNWU4YjJjNzFmOTZh"
        #expect(status(&world, bar, "bEARER \t" + key) == 200)
        #expect(status(&world, bar, "Basic " + basic) == 200)
        #expect(status(&world, newest, "basic " + basic) == 200)
        #expect(status(&world, bar, "Basic " + basic + "=") == 401)
        #expect(status(&world, "/api/v1/users/my/stats", "Basic " + basic) == 404)
    }

    @Test func `A convicted owner keeps only WakaTime's calls`() {
        var world = World(.live, .convicted)
        #expect(world.get(bar).status == 200)
        #expect(world.get(newest).status == 401)
        #expect(world.get("/api/v1/users/my/stats").text == #"{"error":"User not found"}"#)
    }

    @Test func `Each error has the words of its dialect`() {
        var live = World()
        var documented = World(.documented)
        #expect(live.text(bar, key: nil) == #"{"error":"Unauthorized"}"#)
        #expect(documented.text(bar, key: "x") == #"{"error":"Invalid API key"}"#)
        #expect(live.get("/api/v1/users/quill/stats").status == 403)
        #expect(live.text("/api/v1/users/quill/stats") == #"{"error":"user has disabled public stats"}"#)
        #expect(live.text("/api/v1/users/nobody/stats") == #"{"error":"User not found"}"#)
        #expect(live.text("/api/v1/users/mira/project/none") == #"{"error":"found nuthin"}"#)
        #expect(live.text("/api/v1/users/mira/stats?start_date=1787410800") == #"{"error":"Invalid start_date"}"#)
        #expect(live.get("/api/v1/users/lookup_email/mira%40example%2Eorg").status == 401)
        #expect(
            documented.text("/api/v1/users/lookup_email/mira%40example%2Eorg")
                == #"{"user_id":7,"email":"mira@example.org"}"#)
        #expect(
            documented.text("/api/v1/users/lookup_slack_uid/U1")
                == #"{"error":"User not found","slack_uid":"U1"}"#)
        #expect(documented.text("/api/hackatime/v1/users/current") == #"{"error":"Not found"}"#)
    }

    @Test func `Pages become JSON only for who plainly asks for it`() {
        var world = World()
        let page = world.get("/api/v1/nothing", headers: [Response.Header("Accept", "application/json, */*")])
        #expect(page.status == 404 && page.header("content-type") == "text/html; charset=utf-8")
        #expect(world.get("/api/v1/nothing").text.hasPrefix(#"{"error":"Page Not Found","message":"#))
        #expect(world.get(bar, method: "POST").status == 404)
        #expect(world.get("/api/v1/users/mira/stats?limit=%zz").status == 500)
        #expect(world.get("/api/v1/users/mi.ra/stats").status == 404)
        #expect(world.get("/api/v1/users/my/project/robot%2Darm.app").status == 200)
    }

    @Test func `An answer already held is not sent again`() {
        var world = World()
        let first = world.get(bar)
        #expect(first.header("Date") == "Mon, 23 Nov 2026 14:32:00 GMT")
        #expect(first.header("Cache-Control") == "no-store")
        let held = [Response.Header("If-None-Match", first.header("ETag") ?? "")]
        let second = world.get(bar, headers: held)
        #expect(second.status == 304 && second.body.isEmpty)
        #expect(world.get(bar, at: noon + 60, headers: held).status == 200)
    }

    @Test func `Faults are put in front of the calls they name`() {
        var world = World()
        func fault(_ kind: Fault.Kind) -> Response {
            world.server.fault = Fault(kind, pathPrefix: "/api/v1")
            return world.get(newest)
        }
        #expect(fault(.rateLimited(.seconds(37))).header("X-RateLimit-Reset-At") == "2026-11-23T14:32:37+00:00")
        #expect(fault(.rateLimited(.date(60))).header("Retry-After") == "Mon, 23 Nov 2026 14:33:00 GMT")
        #expect(fault(.rateLimited(.absent)).header("Retry-After") == nil)
        #expect(fault(.broken).status == 500 && fault(.broken).header("X-Request-Id") != nil)
        #expect(fault(.challenge).status == 403 && fault(.badGateway).status == 502)
        #expect(fault(.unavailable).status == 503 && fault(.unauthorized).status == 401)
        #expect(fault(.htmlInsteadOfJSON).header("Content-Type") == "text/html; charset=utf-8")
        #expect(fault(.wrongRoot).text == "\"ok\"" && fault(.emptyBody).body.isEmpty)
        #expect(fault(.truncated).text.hasPrefix(#"{"has_heartbeat":true"#) && !fault(.truncated).text.hasSuffix("}"))
        #expect(world.get(bar).status == 200)
    }
}
