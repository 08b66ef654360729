/// The server's display names of languages. Editors send `cpp`, `C++` or `c++`; the server shows all of them as `C++`,
/// and so must what is counted here.
package enum LanguageName {
    /// The display name, or the name itself if it is not in the table.
    package static func shown(_ name: String) -> String {
        table[name] ?? table[name.lowercased()] ?? name
    }

    /// The same for all spellings of one language.
    package static func key(_ name: String) -> String { shown(name).lowercased() }

    /// The lower-case spellings of languages whose display name has the word, which is in lower case too.
    package static func spellings(showing word: String) -> [String] {
        table.filter { $0.value.lowercased().contains(word) }.map(\.key)
    }

    /// No spelling in the table is longer.
    package static let maxBytes = table.keys.reduce(0) { max($0, $1.utf8.count) }

    /// Lower-case names to display names.
    private static let table: [String: String] = {
        var table: [String: String] = [:]
        for line in lines.split(separator: "\n") {
            let words = line.split(separator: ",").map(String.init)
            guard let name = words.first else { continue }
            for word in words { table[word.lowercased()] = name }
        }
        return table
    }()

    /// A display name, then what else it is called, as in GitHub's list of languages, which the server uses.
    private static let lines = """
        ABAP
        ActionScript,as3
        Ada,ada95,ada2005
        AppleScript,osascript
        AsciiDoc
        Assembly,asm,nasm
        Astro
        AutoHotkey,ahk
        Awk
        Batchfile,bat,batch,dosbatch,winbatch
        Bicep
        Blade
        C
        C#,csharp,cake,cakescript
        C++,cpp
        CMake
        COBOL
        CSS
        CSV
        Clojure
        CoffeeScript,coffee,coffee-script
        Common Lisp,lisp
        Crystal
        Cuda
        Cython,pyrex
        D,dlang
        Dart
        Diff,udiff
        Dockerfile,containerfile
        EJS
        Elixir
        Elm
        Emacs Lisp,elisp,emacs
        Erlang
        F#,fsharp
        Fish
        Fortran
        GDScript
        GLSL
        Gleam
        Go,golang
        GraphQL
        Groovy
        HCL,terraform
        HTML,xhtml
        HTML+ERB,erb,rhtml,html+ruby
        HTML+Razor,razor
        Handlebars,hbs,htmlbars
        Haskell
        Haxe
        INI,dosini
        Ignore List,ignore,gitignore,git-ignore
        JSON,geojson,jsonl,topojson
        JSON with Comments,jsonc
        JSON5
        Java
        JavaScript,js,javascriptreact,jsx
        Jinja,django,html+django,html+jinja,htmldjango
        Julia
        Jupyter Notebook,IPython Notebook
        Just,justfile
        Kotlin
        LLVM
        Less,less-css
        Lua
        Luau
        MATLAB,octave
        MDX
        Makefile,make,mf,bsdmake
        Markdown,md,pandoc
        Mermaid
        Nim
        Nix,nixos
        OCaml
        Objective-C,objc,obj-c,objectivec
        Objective-C++,objc++,obj-c++,objectivec++
        Odin
        PHP,inc
        Pascal,delphi,objectpascal
        Perl,cperl
        PowerShell,posh,pwsh
        Prisma
        Processing
        Prolog
        Protocol Buffer,proto,protobuf,Protocol Buffers
        Pug
        Python,python3,py,rusthon
        QML
        R,Rscript,splus
        Racket
        Ruby,jruby,macruby,rake,rb,rbx
        Rust,rs
        SCSS
        SQL
        SVG
        Sass
        Scala
        Scheme
        Scratch
        Shell,sh,bash,shell-script,zsh
        Slint
        Solidity
        Svelte
        Swift
        SystemVerilog
        TOML
        TSX
        Tcl
        TeX,latex
        Text,plain text,plaintext,fundamental
        TypeScript,ts
        Twig
        Typst,typ
        V,vlang
        VHDL
        Vala
        Verilog
        Vim Script,vim,viml,nvim,vimscript,VimL
        Visual Basic .NET,visual basic,vbnet,vb .net,vb.net
        Vue
        WebAssembly,wast,wasm
        XML,rss,xsd,wsdl
        YAML,yml
        Zig
        """
}
