using System.Globalization;
using Shop.Domain.Content.FrontPages;

namespace Shop.Web.Features.Admin.FrontPages;

/// <summary>What the buttons of the editor do with its sections.</summary>
internal static class Rearrange
{
    /// <param name="act">"up-2", "down-2", "remove-2", "add"; anything else leaves the sections as they are.</param>
    /// <param name="kind">Of the section that is added.</param>
    /// <returns>The end of the address that leads to the section, or nothing.</returns>
    public static string Apply(List<SectionDraft> sections, string act, string? kind)
    {
        if (act == "add") return Add(sections, kind);
        var parts = act.Split('-');
        if (parts.Length != 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var place)) return "";
        if (place >= sections.Count) return "";
        return parts[0] switch
        {
            "up" => Move(sections, place, place - 1),
            "down" => Move(sections, place, place + 1),
            "remove" => Remove(sections, place),
            _ => "",
        };
    }

    private static string Add(List<SectionDraft> sections, string? kind)
    {
        if (!Enum.TryParse<SectionKind>(kind, out var wanted) || !Enum.IsDefined(wanted)) return "";
        sections.Add(new SectionDraft(wanted, new Dictionary<string, SectionText>()));
        return AnchorOf(sections.Count - 1);
    }

    private static string Move(List<SectionDraft> sections, int from, int to)
    {
        if (to < 0 || to >= sections.Count) return AnchorOf(from);
        (sections[from], sections[to]) = (sections[to], sections[from]);
        return AnchorOf(to);
    }

    private static string Remove(List<SectionDraft> sections, int place)
    {
        sections.RemoveAt(place);
        return "";
    }

    private static string AnchorOf(int place) => string.Create(CultureInfo.InvariantCulture, $"#section-{place}");
}
