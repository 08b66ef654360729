import HackatimeAPI
package import Tracker
import Locks

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The history in a database on disk, or in memory if nothing may be saved.
///
/// It starts no thread. `remembered` and `recall` are called on one thread, and `remember` on another, the client's.
/// With a file, each uses its own connection and neither waits for the other. In memory they share one, and wait for
/// each other's single steps. If anything is wrong with the file, work continues in memory, and `problem` says why.
package final class HistoryStore: History {
    /// Runs work on the client's thread, later.
    package typealias Perform = @Sendable (@escaping @Sendable () -> Void) -> Void

    struct Status {
        var file: StoreFile?
        /// As the connections have mapped it.
        var shared: StoreFile.SharedFile?
        var zone: ZoneRules?
        var problem: HistoryProblem?
        /// While nothing is worse.
        var exposure: StoreTrouble?
        /// The file is locked: what waits for it, oldest first.
        var waiting: [Waiting] = []
        /// Milliseconds a write may wait for the file, which nothing that arrives meanwhile has to pay for.
        var patience = HistoryStore.patience
        /// How often the database was mended. A disk that loses more than that is beyond it.
        var mendings = 0
        /// Days of the zone are being counted, step by step.
        var isCounting = false
    }

    enum Waiting: Sendable {
        /// With when it arrived.
        case result(APIResult, Double)
        case note(HistoryNote)

        var isResult: Bool {
            if case .result = self { true } else { false }
        }

        var isView: Bool {
            if case .note(.view) = self { true } else { false }
        }
    }

    /// A connection and its file.
    struct Link {
        var database: Database?
        var inode: UInt64?
    }

    /// Number of rows checked before a search stops, so that a key never waits for long.
    package static let searchLimit = 30_000

    /// Milliseconds. Others write for a few of them at a time.
    static let patience: Int32 = 250

    let perform: Perform
    let searchLimit: Int
    let clock: @Sendable () -> Double
    let status: Mutex<Status>
    let reading = Mutex(Link())
    let writing = Mutex(Link())

    /// Opens existing files, but creates none yet.
    ///
    /// - Parameters:
    ///   - perform: Runs the work of `keep`, and the counting of days, on the client's thread.
    ///   - clock: The time in seconds since 1970, for queries without one.
    package init(
        _ location: StoreLocation, searchLimit: Int = HistoryStore.searchLimit,
        clock: @escaping @Sendable () -> Double = HistoryStore.wallClock,
        perform: @escaping Perform
    ) {
        self.perform = perform
        self.searchLimit = searchLimit
        self.clock = clock
        var status = Status()
        if case .file(let folder, let name) = location { status.file = StoreFile(folder: folder, name: name) }
        status.file?.closeToOthers()
        status.exposure = status.file?.exposure
        self.status = Mutex(status)
        _ = read { _ throws(StoreError) in }
    }

    /// The machine's clock: seconds since 1970.
    package static func wallClock() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    package var problem: HistoryProblem? { status.withLock { $0.problem ?? $0.exposure?.words } }

    /// The database file; `nil` if the history is not in one.
    package var path: String? { file?.path }

    var file: StoreFile? { status.withLock { $0.file } }
    var zone: ZoneRules? { status.withLock { $0.zone } }

    /// Reads with the reading thread's connection; `nil` if nothing can be read now.
    func read<T>(_ body: (Database) throws(StoreError) -> T) -> T? {
        for _ in 0..<2 {
            checkShared()
            defer { noteShared() }
            do throws(StoreError) {
                var result: T?
                var isUnsound = false
                let file = file
                func run(_ link: inout Link) throws(StoreError) {
                    let database = try Self.reader(&link, file)
                    result = try database.read { () throws(StoreError) in try body(database) }
                    isUnsound = findsUnsound(in: database)
                }
                if file == nil {
                    try writing.withLock { link throws(StoreError) in try run(&link) }
                } else {
                    try reading.withLock { link throws(StoreError) in try run(&link) }
                }
                guard isUnsound else { return result }
                // Until then nothing is told.
                mendSoon()
                return nil
            } catch {
                let error = cause(of: error)
                if error.isBusy || !goOnInMemory(error) { return nil }
            }
        }
        return nil
    }

    private static func reader(_ link: inout Link, _ file: StoreFile?) throws(StoreError) -> Database {
        if let file {
            let inode = file.inode
            if link.database == nil || link.inode != inode {
                link = Link(database: try file.reader(), inode: inode)
            }
            if let database = link.database { return database }
            // Before the first result there is no file. An empty history has the same content.
            return try StoreFile.memory()
        }
        if let database = link.database { return database }
        let database = try StoreFile.memory()
        link = Link(database: database)
        return database
    }

    /// Writes everything in `body` or nothing, on the client's thread. False if the file is locked.
    func write(_ body: (Database) throws(StoreError) -> Void) -> Bool {
        for _ in 0..<2 {
            checkShared()
            defer { noteShared() }
            do throws(StoreError) {
                let (file, patience) = status.withLock { ($0.file, $0.patience) }
                var isUnsound = false
                try writing.withLock { link throws(StoreError) in
                    let inode = file?.inode
                    if link.database == nil || link.inode != inode {
                        link.database = nil
                        if let file {
                            link = Link(database: try file.writer(busyTimeout: patience), inode: file.inode)
                            status.withLock { $0.exposure = file.exposure }
                        } else {
                            link = Link(database: try StoreFile.memory())
                        }
                    }
                    guard let database = link.database else { return }
                    database.setBusyTimeout(patience)
                    do throws(StoreError) {
                        try database.write { () throws(StoreError) in try body(database) }
                        isUnsound = findsUnsound(in: database)
                    } catch {
                        database.names.forget()
                        throw error
                    }
                }
                if isUnsound { mendSoon() }
                return true
            } catch {
                let error = cause(of: error)
                if error.isBusy || !goOnInMemory(error) { return false }
            }
        }
        return false
    }

    /// Before each use: when something outside has cut, removed or replaced the file that SQLite shares between
    /// programs (a backup, a sync), all connections are opened again, and SQLite fills it again from the log.
    private func checkShared() {
        guard
            let (file, known) = status.withLock({ status in
                status.file.flatMap { file in status.shared.map { (file, $0) } }
            })
        else { return }
        let shared = file.shared
        let isSame = shared?.inode == known.inode
        if let shared, isSame, shared.size >= known.size { return }
        reading.withLock { reading in
            writing.withLock { writing in
                (reading, writing) = (Link(), Link())
                // What is left of a cut one could pass for all of it. A new one is filled by the first that opens it.
                if isSame { file.dropShared() }
            }
        }
        status.withLock { $0.shared = nil }
    }

    private func noteShared() {
        guard let shared = file?.shared else { return }
        status.withLock { status in
            let known = status.shared ?? shared
            status.shared = .init(
                inode: known.inode, size: max(known.size, shared.size, StoreFile.SharedFile.leastSize))
        }
    }

    /// Where nothing can be locked, there is no other program to wait for. And where SQLite's other files cannot be made,
    /// it only says that they are not there.
    private func cause(of error: StoreError) -> StoreError {
        guard let file else { return error }
        if error.isBusy, file.lacksLocks { return .noLocks }
        var error = error
        if error.system == ENOENT, file.inode != nil { error.system = file.refusal }
        return error
    }

    /// Moves SQLite's log into the database, on the client's thread, as the last step of a program. Otherwise the next
    /// program to open the file would have to read the whole log first. If another program uses the file, that program
    /// does it.
    func emptyLog() {
        checkShared()
        writing.withLock { link in
            guard let database = link.database, let file, link.inode == file.inode else { return }
            database.setBusyTimeout(0)
            try? database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        }
    }

    /// Abandons a file that cannot be used, and continues with what can still be read of it. False if the history was
    /// already in memory.
    func goOnInMemory(_ error: StoreError) -> Bool {
        guard let file else { return false }
        reading.withLock { $0 = Link() }
        var aside: String?
        if error.isDamage {
            writing.withLock { $0 = Link() }
            aside = file.moveAside("corrupt", at: clock())
        }
        let copy = error.isDamage || error.isNewer ? nil : try? StoreFile.copy(of: file)
        writing.withLock { $0 = Link(database: copy) }
        let trouble = StoreTrouble.left(file.path, error.reason, movedTo: aside)
        status.withLock { status in
            (status.file, status.exposure) = (nil, nil)
            status.problem = trouble.words
        }
        return true
    }
}

extension StoreFile {
    /// A copy of the newest part of a file, in memory. Fails if nothing can be read.
    fileprivate static func copy(of file: StoreFile) throws(StoreError) -> Database {
        let database = try memory()
        guard file.inode != nil else { return database }
        try database.run("ATTACH ? AS disk", .text(file.path))
        try database.write { () throws(StoreError) in
            for table in SummedTable.all.map(\.name) + ["look_ups"] {
                let newest = table == SummedTable.heartbeats.name ? "ORDER BY time DESC LIMIT 20000" : ""
                try database.run("INSERT INTO main.\(table) SELECT * FROM disk.\(table) \(newest)")
            }
        }
        try database.run("DETACH disk")
        return database
    }
}
