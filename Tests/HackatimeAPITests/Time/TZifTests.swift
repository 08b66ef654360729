import HackatimeAPI
import TestSupport
import Testing

struct TZifTests {
    /// A hand-made zone file.
    struct File {
        var version = UInt8(ascii: "2")
        var times: [Int] = [-100, 1_000]
        var indices: [UInt8] = [1, 0]
        var offsets: [Int32] = [3_600, 7_200]
        var leaps = 0
        var footer = "\n\n"

        private static func bytes(_ number: Int, _ size: Int) -> [UInt8] {
            (0..<size).map { UInt8(truncatingIfNeeded: number >> (8 * (size - 1 - $0))) }
        }

        private func block(timeSize: Int) -> [UInt8] {
            var bytes = Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
            for count in [1, 1, leaps, times.count, offsets.count, 4] { bytes += Self.bytes(count, 4) }
            for time in times { bytes += Self.bytes(time, timeSize) }
            bytes += indices
            for offset in offsets { bytes += Self.bytes(Int(offset), 4) + [0, 0] }
            return bytes + Array("ABC\0".utf8) + [UInt8](repeating: 0, count: leaps * (timeSize + 4)) + [0, 0]
        }

        var bytes: [UInt8] {
            version == 0 ? block(timeSize: 4) : block(timeSize: 4) + block(timeSize: 8) + Array(footer.utf8)
        }
    }

    @Test(arguments: [UInt8(0), UInt8(ascii: "2"), UInt8(ascii: "3"), UInt8(ascii: "4")])
    func `All versions are read`(version: UInt8) throws {
        let zone = try #require(ZoneRules(name: "x", tzif: File(version: version).bytes))
        #expect(zone.offset(at: -101) == 3_600)
        #expect(zone.offset(at: -100) == 7_200)
        #expect(zone.offset(at: 999.9) == 7_200)
        #expect(zone.offset(at: 1_000) == 3_600)
    }

    @Test func `After the last change the footer's rule holds`() throws {
        let zone = try #require(ZoneRules(name: "x", tzif: File(footer: "\nEST5EDT,M3.2.0,M11.1.0\n").bytes))
        #expect(zone.offset(at: 999) == 7_200)
        #expect(zone.offset(at: 1_000) == -18_000)
        #expect(zone.offset(at: 1_787_410_803) == -14_400)
    }

    @Test func `Times beyond 32 bits are read from the wide block`() throws {
        let zone = try #require(ZoneRules(name: "x", tzif: File(times: [-1 << 59, 1 << 40]).bytes))
        #expect(zone.offset(at: 0) == 7_200)
        #expect(zone.offset(at: Double(1 << 37)) == 7_200)
    }

    @Test func `Changes at the ends of 64 bits do no harm`() throws {
        let zone = try #require(ZoneRules(name: "x", tzif: File(times: [.min, .max], footer: "\nUTC0\n").bytes))
        #expect(zone.offset(at: 1e300) == 7_200)
        #expect(zone.length(of: CivilDate(year: 2026, month: 1, day: 1)) == 86_400)
        #expect(zone.startOfNextDay(after: 1e300).isFinite)
    }

    @Test func `Broken files are refused`() {
        let files = [
            File(times: [5, 5]), File(times: [5, 4]), File(indices: [2, 0]), File(indices: [255, 0]),
            File(offsets: []), File(offsets: [.max, 0]), File(offsets: [.min, 0]), File(leaps: 1),
            File(footer: ""), File(footer: "\n"), File(footer: "x\n"), File(footer: "\nnonsense\n"),
        ]
        for file in files { #expect(ZoneRules(name: "x", tzif: file.bytes) == nil, "\(file)") }
        #expect(ZoneRules(name: "x", tzif: []) == nil)
        #expect(ZoneRules(name: "x", tzif: Array("TZif".utf8)) == nil)
        #expect(ZoneRules(name: "x", tzif: [UInt8](repeating: 0xFF, count: 4_096)) == nil)
        var huge = File().bytes
        for index in 20..<44 { huge[index] = 0xFF }
        #expect(ZoneRules(name: "x", tzif: huge) == nil)
    }

    @Test func `A file cut anywhere is refused`() {
        let bytes = File(footer: "\nEST5EDT,M3.2.0,M11.1.0\n").bytes
        for length in 0..<bytes.count { #expect(ZoneRules(name: "x", tzif: Array(bytes.prefix(length))) == nil) }
    }

    @Test func `No byte of a file can stop the program`() throws {
        let bytes = try #require(ZoneFixtures.tzif("America/New_York"))
        var read = 0
        for index in bytes.indices {
            for value in [UInt8(0), 0xFF] where value != bytes[index] {
                var broken = bytes
                broken[index] = value
                guard let zone = ZoneRules(name: "x", tzif: broken) else { continue }
                read += 1
                #expect(zone.startOfNextDay(after: 1_787_410_803).isFinite)
            }
        }
        #expect(read > 0)
    }
}
