using System.Text.Json;

namespace Shop.Domain.Content.FrontPages;

/// <summary>The front page as staff work on it: whole, seen by nobody else, until it is published. There is one at most.</summary>
public sealed class FrontPageDraft
{
    internal const int OnlyId = 1;
    internal const int JsonLength = 2_000_000;

    private FrontPageDraft()
    {
    }

    public int Id { get; private set; }

    /// <summary>The sections in their order.</summary>
    public string Json { get; private set; } = "[]";

    /// <summary>1 for the first save, one more for each later one.</summary>
    public int Version { get; private set; }

    /// <summary>The sections that the draft holds.</summary>
    public IReadOnlyList<SectionDraft> Sections => JsonSerializer.Deserialize<List<SectionDraft>>(Json) ?? [];

    internal static FrontPageDraft Of(IReadOnlyList<SectionDraft> sections)
    {
        var draft = new FrontPageDraft { Id = OnlyId };
        draft.Arrange(sections);
        return draft;
    }

    internal void Arrange(IReadOnlyList<SectionDraft> sections) => (Json, Version) = (JsonSerializer.Serialize(sections), Version + 1);
}
