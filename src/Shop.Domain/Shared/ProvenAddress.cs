namespace Shop.Domain.Shared;

/// <summary>A mail address that somebody has proven to own.</summary>
/// <param name="Key">In the form of <see cref="EmailAddress.KeyOf"/>.</param>
/// <param name="Until">When they moved to another one: what is later may be the next owner's. Null for the present one.</param>
public sealed record ProvenAddress(string Key, DateTimeOffset? Until)
{
    public bool Covers(DateTimeOffset at) => Until is null || at <= Until;
}
