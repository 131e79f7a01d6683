namespace Shop.Domain.Settings.Looks;

/// <summary>A font that the shop brings along, or one that each device has.</summary>
/// <param name="Code">As settings name it.</param>
/// <param name="Family">The list of families as style sheets write it, the nearest stand-ins last.</param>
/// <param name="MailFamily">The same for mail programs, which load no fonts.</param>
public sealed record LookFont(string Code, string Name, string Family, string MailFamily)
{
    /// <summary>Where its file is, from the shop's root; null when the device brings the font.</summary>
    public string? File { get; init; }

    public bool HasSerifs { get; init; }

    /// <summary>The rules that load it and its stand-in.</summary>
    public string Rules { get; init; } = "";
}

/// <summary>The fonts to choose from. All files are open ones (SIL OFL 1.1); their licences lie beside them.</summary>
public static class LookFonts
{
    public const string Default = "figtree";

    private const string MailSans = "'Segoe UI',Helvetica,Arial,sans-serif";
    private const string MailSerif = "Georgia,serif";

    public static IReadOnlyList<LookFont> All { get; } =
    [
        Of("figtree", "Figtree", isSerif: false, "figtree.4ba7d3d0.woff2", "300 900", ("Arial", "100.6%", "94.4%", "24.9%")),
        Of("fraunces", "Fraunces", isSerif: true, "fraunces-600.3a1de771.woff2", "600", ("TimesBold", "112%", "87.4%", "22.8%")),
        Of("lora", "Lora", isSerif: true, "lora.ddb8c660.woff2", "400 700", ("Times", "115.2%", "87.3%", "23.6%")),
        Of("space-grotesk", "Space Grotesk", isSerif: false, "space-grotesk.06408904.woff2", "300 700",
            ("Arial", "109.3%", "90%", "26.7%")),
        new("system-sans", "The device's own, without serifs", "system-ui, sans-serif", MailSans),
        new("system-serif", "The device's own, with serifs", "Georgia, \"Times New Roman\", serif", MailSerif) { HasSerifs = true },
    ];

    // Its room is not known, and pages do not move: who comes for the first time sees the stand-in, and the font from the next page on.
    internal static LookFont Of(OwnFont own)
    {
        var address = $"/look/fonts/{own.Mark}.woff2";
        return new LookFont(own.Code, own.Name, $"\"{own.Code}\", {(own.HasSerifs ? "Georgia, serif" : "system-ui, sans-serif")}",
            own.HasSerifs ? MailSerif : MailSans)
        {
            File = address, HasSerifs = own.HasSerifs,
            Rules = $$"""@font-face { font-family: "{{own.Code}}"; src: url("{{address}}") format("woff2"); font-weight: 100 900; font-display: optional; }""",
        };
    }

    // The stand-in takes the same room (measured letter by letter), so that nothing moves when the font arrives.
    private static LookFont Of(string code, string name, bool isSerif, string file, string weights,
        (string Local, string Size, string Ascent, string Descent) standIn)
    {
        var local = standIn.Local switch
        {
            "TimesBold" => "local(\"Times New Roman Bold\"), local(\"TimesNewRomanPS-BoldMT\"), local(\"Liberation Serif Bold\")",
            "Times" => "local(\"Times New Roman\"), local(\"TimesNewRomanPSMT\"), local(\"Liberation Serif\")",
            _ => "local(\"Arial\"), local(\"ArialMT\"), local(\"Liberation Sans\")",
        };
        var rules = $$"""
            @font-face { font-family: "{{name}}"; src: url("/fonts/{{file}}") format("woff2"); font-weight: {{weights}}; font-display: swap; }
            @font-face { font-family: "{{name}} fallback"; src: {{local}}; size-adjust: {{standIn.Size}}; ascent-override: {{standIn.Ascent}}; descent-override: {{standIn.Descent}}; line-gap-override: 0%; }
            """;
        var last = isSerif ? "Georgia, serif" : "system-ui, sans-serif";
        return new LookFont(code, name, $"\"{name}\", \"{name} fallback\", {last}", isSerif ? MailSerif : MailSans)
        {
            File = $"/fonts/{file}", Rules = rules, HasSerifs = isSerif,
        };
    }
}
