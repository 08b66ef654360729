import Testing

@testable import Settings

/// Who can change a settings file.
struct FileAccessTests {
    private static let me: UInt32 = 1_000

    private func remark(
        owner: UInt32 = me, _ mode: UInt32, isPrivate: Bool = false, folderOwner: UInt32 = me, _ folder: UInt32 = 0o755,
        isFolderPrivate: Bool = false
    ) -> String? {
        FileAccess(
            file: .init(owner: owner, mode: mode, isGroupPrivate: isPrivate),
            folder: .init(owner: folderOwner, mode: folder, isGroupPrivate: isFolderPrivate)
        ).remark(path: "/h/.wakatime.cfg", user: Self.me)
    }

    @Test func `A file of one's own is nothing to speak of`() {
        #expect(remark(0o600) == nil)
        #expect(remark(0o644) == nil)
        #expect(remark(0o444, folderOwner: 0) == nil, "in a folder of root's")
        #expect(remark(owner: 0, 0o644, folderOwner: 0) == nil)
    }

    @Test func `What others can write is named`() {
        #expect(remark(0o666) == "others can change /h/.wakatime.cfg: chmod go-w it")
        #expect(remark(0o602) == "others can change /h/.wakatime.cfg: chmod go-w it")
        #expect(remark(0o664) == "others can change /h/.wakatime.cfg: chmod go-w it")
        #expect(remark(owner: 1_001, 0o600) == "/h/.wakatime.cfg belongs to another user, who can change it")
    }

    @Test func `A group of one's own is nobody else`() {
        #expect(remark(0o664, isPrivate: true) == nil)
        #expect(remark(0o666, isPrivate: true) != nil)
        #expect(remark(0o644, 0o775, isFolderPrivate: true) == nil)
    }

    @Test func `What others can replace is named`() {
        let says = "others can replace /h/.wakatime.cfg: chmod go-w its folder"
        #expect(remark(0o600, 0o777) == says)
        #expect(remark(0o600, 0o775) == says)
        #expect(remark(0o600, folderOwner: 1_001) == says)
        #expect(remark(0o600, 0o1777) == nil, "in /tmp a file is its owner's")
    }

    @Test func `A key that others can read is named`() {
        func readable(_ mode: UInt32, isPrivate: Bool = false, holdsKey: Bool = true) -> String? {
            FileAccess(
                file: .init(owner: Self.me, mode: mode, isGroupPrivate: isPrivate),
                folder: .init(owner: Self.me, mode: 0o755, isGroupPrivate: false)
            ).remark(path: "/h/config", user: Self.me, holdsKey: holdsKey)
        }
        let says = "others can read the key in /h/config: chmod go-r it"
        #expect(readable(0o644) == says && readable(0o640) == says)
        #expect(readable(0o600) == nil && readable(0o640, isPrivate: true) == nil)
        #expect(readable(0o644, holdsKey: false) == nil)
        #expect(readable(0o666) == "others can change /h/config: chmod go-w it")
    }

    @Test func `A path is shown safely`() {
        let access = FileAccess(
            file: .init(owner: 0, mode: 0o666, isGroupPrivate: false),
            folder: .init(owner: 0, mode: 0o755, isGroupPrivate: false))
        #expect(access.remark(path: "/a\u{1B}]0;b", user: 0) == "others can change /a?]0;b: chmod go-w it")
    }
}
