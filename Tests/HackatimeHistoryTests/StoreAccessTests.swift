import CSQLite
import HackatimeAPI
import TestSupport
import Testing
import Tracker

@testable import HackatimeHistory

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Who may use the file, and what the system refuses.
struct StoreAccessTests {
    let folder: TemporaryFolder
    let location: StoreLocation
    let path: String
    static let row = RobustnessTests.row

    init() throws {
        folder = try TemporaryFolder()
        location = .file(folder: folder.path, name: "h")
        path = "\(folder.path)/h.db"
    }

    func fill() {
        Bench(location).remember(.ownStats, .stats(CodingStats(total: 5)))
    }

    @Test func `Folder and files are their owner's only`() throws {
        let deep = "\(folder.path)/a/b"
        let bench = Bench(.file(folder: deep, name: "h"))
        bench.remember(.newestHeartbeat, .newest(Self.row))
        #expect(bench.store.problem == nil)
        #expect(folder.mode(of: "a") == 0o700)
        #expect(folder.mode(of: "a/b") == 0o700)
        for name in ["h.db", "h.db-wal", "h.db-shm"] { #expect(folder.mode(of: "a/b/\(name)") == 0o600, "\(name)") }
        chmod("\(deep)/h.db", 0o644)
        let again = Bench(.file(folder: deep, name: "h"))
        again.remember(.newestHeartbeat, .newest(Self.row))
        #expect(folder.mode(of: "a/b/h.db") == 0o600)
    }

    @Test func `What is open to others is closed, where it is ours and no link`() throws {
        fill()
        chmod(folder.path, 0o777)
        chmod(path, 0o666)
        #expect(Bench(location).store.problem == nil)
        #expect(folder.mode(of: "") == 0o700)
        #expect(folder.mode(of: "h.db") == 0o600)

        // The database is a link: it is used and named, and what it leads to stays open.
        let other = try TemporaryFolder()
        try other.write("", to: "real.db")
        chmod("\(other.path)/real.db", 0o644)
        symlink("\(other.path)/real.db", "\(other.path)/l.db")
        let linked = Bench(.file(folder: other.path, name: "l"))
        linked.remember(.newestHeartbeat, .newest(Self.row))
        #expect(linked.store.problem == StoreTrouble.exposed("\(other.path)/l.db", .link).words)
        #expect(linked.rows(RowQuery(.newest, count: 5))?.rows == [Self.row])
        #expect(other.mode(of: "real.db") == 0o644)

        // Its folder is one.
        chmod(other.path, 0o777)
        let link = "\(folder.path)/link"
        symlink(other.path, link)
        let away = Bench(.file(folder: link, name: "h"))
        away.remember(.newestHeartbeat, .newest(Self.row))
        #expect(away.store.problem == StoreTrouble.exposed("\(link)/h.db", .openFolder).words)
        #expect(other.mode(of: "") == 0o777)
    }

    @Test(.enabled(if: getuid() == 0)) func `A file of another user is used and named, and not changed`() throws {
        fill()
        chown(path, 65_534, 65_534)
        chmod(path, 0o644)
        let bench = Bench(location)
        bench.remember(.newestHeartbeat, .newest(Self.row))
        #expect(bench.store.problem == StoreTrouble.exposed(path, .foreign).words)
        #expect(folder.mode(of: "h.db") == 0o644)
    }

    @Test(arguments: 4...14) func `With few descriptors, they are what the history names`(count: Int) throws {
        fill()
        let command = "ulimit -n \(count); exec '\(Helper.path)' write '\(folder.path)' h 9 1"
        let child = try Child(["/bin/sh", "-c", command])
        var lines: [String] = []
        while let line = child.readLine() { lines.append(line) }
        // With fewer, the program does not even load its libraries.
        guard let problem = lines.last else { return }
        let all = "cannot be opened: too many files are open; hackatop goes on in memory; raise ulimit -n"
        #expect(problem == "kept 9" || problem.contains(all), "\(lines)")
    }

    @Test func `What the system says is what is named`() {
        func reason(_ code: Int32, _ system: Int32) -> StoreTrouble.Reason {
            StoreError(code: code, message: "", system: system).reason
        }
        #expect(reason(SQLITE_CANTOPEN, ENOSPC) == .noFiles)
        #expect(reason(SQLITE_IOERR, ENOSPC) == .full)
        #expect(reason(SQLITE_IOERR, EDQUOT) == .full)
        #expect(reason(SQLITE_CANTOPEN, ENFILE) == .noDescriptors)
        #expect(reason(SQLITE_IOERR, EFBIG) == .tooLarge)
        #expect(reason(SQLITE_CANTOPEN, EROFS) == .readOnly)
        #expect(reason(SQLITE_CANTOPEN, EACCES) == .closed)
        #expect(reason(SQLITE_IOERR, EIO) == .broken)
    }
}
