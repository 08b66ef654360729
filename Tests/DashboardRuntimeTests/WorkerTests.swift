import DashboardRuntime
import HackatimeAPI
import TestSupport
import Testing

struct WorkerTests {
    @Test func `A worker does its jobs in order and forgets dropped ones`() throws {
        let gate = Collector<Int>()
        let open = TestSupport.Signal(false)
        let worker = try #require(
            Worker<Int> { job in
                if job == 0 { _ = open.wait { $0 } }
                gate.post(job)
            })
        for job in 0..<5 { worker.give(job) }
        worker.drop { $0 == 3 }
        open.change { $0 = true }
        #expect(gate.wait(count: 4) == [0, 1, 2, 4])
    }
}
