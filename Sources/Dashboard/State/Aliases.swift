import HackatimeAPI

/// Made-up names that stand for real ones. The same name has the same one everywhere and in every run: two words, chosen
/// by the name's hash.
final class Aliases {
    /// A frame asks for the same names again and again.
    private var made: [String: String] = [:]

    /// Of a project, a branch, a machine or a folder. Capitals make no difference.
    func name(_ name: String) -> String {
        guard !isNothing(name) else { return name }
        if let known = made[name] { return known }
        let hash = name.lowercased().utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        let mixed = (hash ^ hash >> 33) &* 0xff51_afd7_ed55_8ccd
        let first = Self.first[Int(mixed >> 40) % Self.first.count]
        return keep("\(first)-\(Self.second[Int(mixed >> 20) % Self.second.count])", for: name)
    }

    func person(_ name: String) -> String {
        guard !isNothing(name) else { return name }
        // A leaderboard asks for thousands.
        if let known = made["\r\(name)"] { return known }
        let parts = self.name(name).split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
        return keep(parts.joined(separator: " "), for: "\r\(name)")
    }

    /// Part by part, so that a folder has the name of its project, and a file keeps the ending of its language.
    func path(_ path: String) -> String {
        if let known = made["\n\(path)"] { return known }
        var parts: [String] = []
        for part in path.split(separator: "/", omittingEmptySubsequences: false).flatMap({ $0.split(separator: "\\") })
        {
            parts.append(name(String(part)))
        }
        let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        let isLanguage = LanguageName.shown(ending) != ending && path.hasSuffix(".\(ending)")
        let start = path.hasPrefix("/") ? "/" : ""
        return keep(start + parts.joined(separator: "/") + (isLanguage ? ".\(ending)" : ""), for: "\n\(path)")
    }

    /// Of a project's source: host and all, since hosts have names too.
    func link(_ link: String) -> String {
        let scheme = ["https://", "http://"].first(where: link.hasPrefix) ?? ""
        return scheme + path(String(link.dropFirst(scheme.count)))
    }

    /// A sentence may name files and folders.
    func sentence(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let start = word.prefix { "(\"'".contains($0) }
            let rest = String(word.dropFirst(start.count))
            // A file like ~/.wakatime.cfg is everybody's.
            let isOwn =
                rest.hasPrefix("/")
                || rest.hasPrefix("~/") && (!rest.hasPrefix("~/.") || rest.dropFirst(2).contains("/"))
            return isOwn ? start + path(rest) : String(word)
        }.joined(separator: " ")
    }

    /// What stands for no name is not hidden.
    private func isNothing(_ name: String) -> Bool {
        name == Breakdown.nameless || name.allSatisfy(\.isWhitespace) || TrackingHealth.isNoProject(name)
    }

    private func keep(_ alias: String, for name: String) -> String {
        if made.count > 20_000 { made = [:] }
        made[name] = alias
        return alias
    }

    private static let first = words(
        """
        able airy amber apt arctic ashen azure balmy bold brave breezy brief bright brisk bronze calm candid careful \
        cheery chief civil clean clear clever cobalt cool copper coral cosy crisp curious dapper daring deep dewy dusky \
        eager early earnest easy even fair famous fancy fast fern fine firm fleet fluent fond frank free fresh gentle \
        glad gold grand great green happy hardy hazel hearty humble indigo ivory jade jolly keen kind large lasting light \
        lilac lively loyal lucid lucky lunar maple mellow merry mild mint misty modest neat new nimble noble olive open \
        orange pale patient pearl plain plum polite prime proud quick quiet rapid rare ready regal rich rosy round ruby \
        rustic sage sandy serene sharp shiny silent silver simple sleek small smart smooth snowy soft solar solid spry \
        steady still sunny sure swift tawny teal tender tidy topaz trim true umber upbeat vast velvet violet vivid warm \
        wild windy wise witty young zesty
        """)
    private static let second = words(
        """
        acorn alder anchor ant aspen atlas badger bamboo bay beacon bear beaver bee beech birch bison blossom bobcat \
        brook butte canyon cedar cherry cliff cloud clover comet condor coot cove crane creek cricket daisy dawn deer \
        delta dolphin dove dune eagle ember falcon finch fir fjord forest fox frog garden gecko geyser glacier glen gorge \
        grove gull harbor hare haven hawk heron hill ibis inlet iris island ivy jay kestrel kite koala lagoon lake lark \
        laurel lemur lily lion llama lotus lynx mango marsh marten meadow mesa meteor moon moose moss newt oak oasis ocean \
        orchid osprey otter owl panda peak pebble pelican pine planet plover pond poppy puffin quail quartz rabbit raven \
        reed reef ridge river robin rose salmon seal shell shore sparrow spring spruce star stone stork stream summit swan \
        tern thistle tide tiger trail trout tulip tundra turtle valley walrus wave whale willow wolf wren yew zebra
        """)

    private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}
