import AppResources
import Cells
import Dashboard
import HackatimeAPI
import Settings

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The theme to start with, and the others.
struct Look {
    let files: ThemeFiles
    let theme: Theme
}

/// The built-in themes, and a person's own: files named NAME.theme in a folder.
struct ThemeFiles {
    let folder: String

    private static let ending = ".theme"

    /// The built-in ones come first.
    var names: [String] {
        AppResources.themeNames + own.filter { !AppResources.themeNames.contains($0) }
    }

    /// An own theme goes before a built-in one of the same name.
    func theme(_ name: String) -> Result<Theme, ThemeProblem> {
        let shown = CleanText.shown(name)
        let text: String
        let isName = !name.isEmpty && !name.contains("/") && !name.hasPrefix(".")
        switch isName ? FileReader.read("\(folder)/\(name)\(Self.ending)") : .missing {
        case .bytes(let bytes):
            guard let own = SettingsText.string(bytes) else {
                return .failure(.unreadable(shown, reason: FileTrouble.notText.words))
            }
            text = own
        case .unreadable(let trouble): return .failure(.unreadable(shown, reason: trouble.words))
        case .missing:
            guard let builtIn = AppResources.theme(named: name) else {
                return .failure(.unknown(shown, known: names.map { CleanText.shown($0) }))
            }
            text = builtIn
        }
        do {
            return .success(try ThemeFile.theme(named: name, text))
        } catch {
            return .failure(.wrong(shown, line: error.line, reason: error.reason))
        }
    }

    private var own: [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory), names.count < 100 {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(Self.ending), !name.hasPrefix(".") {
                names.append(String(name.dropLast(Self.ending.count)))
            }
        }
        return names.sorted()
    }
}
