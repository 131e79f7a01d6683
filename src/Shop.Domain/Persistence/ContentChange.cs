namespace Shop.Domain.Persistence;

/// <summary>An entity that everybody's pages show: it names what is stale once it was added, changed or deleted.</summary>
public interface IPublicContent
{
    IEnumerable<string> ChangeTags { get; }
}

/// <summary>What is stale since a commit: the tags, or all there is when nobody knows what another process changed.</summary>
public sealed record ContentChange(IReadOnlyCollection<string> Tags, bool Everything = false)
{
    public static ContentChange All { get; } = new([], Everything: true);
}
