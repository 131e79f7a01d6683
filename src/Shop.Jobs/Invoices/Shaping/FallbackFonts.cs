namespace Shop.Jobs.Invoices.Shaping;

/// <summary>
/// The fonts for scripts that the shop's own fonts lack, each read when a document needs it first. The Chinese characters and the
/// Korean syllables lie in parts, since one file of them would be large.
/// </summary>
internal static class FallbackFonts
{
    private static readonly (string Name, (int From, int To)[] Letters)[] Scripts =
    [
        ("NotoSansHebrew", [(0x0590, 0x05FF), (0xFB1D, 0xFB4F)]),
        ("NotoSansArabic", [(0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)]),
        ("NotoSansArmenian", [(0x0530, 0x058F), (0xFB13, 0xFB17)]),
        ("NotoSansDevanagari", [(0x0900, 0x097F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF)]),
        ("NotoSansBengali", [(0x0980, 0x09FF)]), ("NotoSansGurmukhi", [(0x0A00, 0x0A7F)]), ("NotoSansGujarati", [(0x0A80, 0x0AFF)]),
        ("NotoSansTamil", [(0x0B80, 0x0BFF)]), ("NotoSansTelugu", [(0x0C00, 0x0C7F)]), ("NotoSansKannada", [(0x0C80, 0x0CFF)]),
        ("NotoSansMalayalam", [(0x0D00, 0x0D7F)]), ("NotoSansSinhala", [(0x0D80, 0x0DFF)]), ("NotoSansThai", [(0x0E00, 0x0E7F)]),
        ("NotoSansLao", [(0x0E80, 0x0EFF)]), ("NotoSansMyanmar", [(0x1000, 0x109F), (0xAA60, 0xAA7F)]),
        ("NotoSansGeorgian", [(0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)]),
        ("NotoSansEthiopic", [(0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F)]),
            ("NotoSansKhmer", [(0x1780, 0x17FF), (0x19E0, 0x19FF)]),
        ("DroidSansFallback-6", [(0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7FF)]),
        ("DroidSansFallback-1", [(0x2E80, 0x33FF), (0x4E00, 0x5BFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF)]),
        ("DroidSansFallback-2", [(0x5C00, 0x6BFF)]), ("DroidSansFallback-3", [(0x6C00, 0x7BFF)]),
            ("DroidSansFallback-4", [(0x7C00, 0x8BFF)]),
        ("DroidSansFallback-5", [(0x8C00, 0x9FFF)]),
        ("NotoEmoji", [(0x200D, 0x200D), (0x203C, 0x3299), (0xFE0F, 0xFE0F), (0x1F000, 0x1FAFF)]),
    ];

    private static readonly Lazy<ShapingFont>[] Fonts =
        [.. Scripts.Select(script => new Lazy<ShapingFont>(() => ShapingFont.Load(script.Name, isFallback: true)))];

    /// <summary>The font that has the letter; null when none has.</summary>
    public static ShapingFont? For(int codePoint)
    {
        for (var index = 0; index < Scripts.Length; index++)
        {
            if (!Array.Exists(Scripts[index].Letters, range => range.From <= codePoint && codePoint <= range.To)) continue;
            if (Fonts[index].Value.Has(codePoint)) return Fonts[index].Value;
        }

        return null;
    }
}
