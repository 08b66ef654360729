/// The display names of editors and systems. Plugins of one editor spell it differently.
package enum ToolName {
    /// The display name, or the name itself if it is not in the table.
    package static func editor(_ name: String) -> String { editors[name.lowercased()] ?? name }

    /// The same for an operating system.
    package static func system(_ name: String) -> String { systems[name.lowercased()] ?? name }

    /// The lower-case spellings of editors whose display name has the word, which is in lower case too.
    package static func editorSpellings(showing word: String) -> [String] {
        editors.filter { $0.value.lowercased().contains(word) }.map(\.key)
    }

    private static let systems = table(
        """
        Linux
        macOS,darwin,mac,mac os,mac os x,osx
        Windows,win32,windows_nt
        WSL
        Android
        iOS
        ChromeOS,chrome os,cros
        FreeBSD
        """)

    private static let editors = table(
        """
        Android Studio,androidstudio,android-studio
        Arduino IDE,arduino,arduinoide
        Blender
        Brave
        Chrome,google chrome
        Claude Code,claude-code,claudecode
        CLion
        Codex
        Cursor
        Eclipse
        Edge,microsoft edge
        Emacs
        Figma
        Firefox
        Godot
        Helix
        IntelliJ IDEA,intellij,intellijidea,idea,intellij-idea
        JetBrains Fleet,fleet
        KiCad
        Neovim,nvim
        Nova
        Onshape
        PhpStorm
        PyCharm
        Rider
        RubyMine
        Safari
        Sublime Text,sublime,sublime-text,sublimetext
        Terminal
        Unity,unity editor
        Unreal Engine,unreal
        VS Code,vscode,visual studio code,vs-code,code
        VSCodium,codium
        Vim
        Visual Studio,visualstudio
        WebStorm
        Windsurf
        Xcode
        Zed
        """)

    /// Lower-case names to display names. A line is a display name, then what else it is called.
    private static func table(_ lines: String) -> [String: String] {
        var table: [String: String] = [:]
        for line in lines.split(separator: "\n") {
            let words = line.split(separator: ",").map(String.init)
            for word in words { table[word.lowercased()] = words[0] }
        }
        return table
    }
}
