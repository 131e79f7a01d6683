namespace Shop.Domain.Staff;

/// <summary>
/// A link by which whoever starts a shop without an owner makes the first one. Each start prints another one; all hold until there is
/// an owner.
/// </summary>
public sealed class SetupLink
{
    /// <summary>How long it holds.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private SetupLink()
    {
    }

    /// <summary>SHA-256 of the link's token in hexadecimal: the token itself is stored nowhere.</summary>
    public string TokenHash { get; private set; } = "";

    public DateTimeOffset ExpiresAt { get; private set; }

    internal static SetupLink Of(string tokenHash, DateTimeOffset now) => new() { TokenHash = tokenHash, ExpiresAt = now + Lifetime };
}

/// <summary>What a link to set the shop up is worth.</summary>
public enum SetupLinkState
{
    Holds,

    /// <summary>It is older than a day.</summary>
    Expired,

    /// <summary>There is an owner already, however made.</summary>
    HasOwner,

    /// <summary>No such link was ever printed, or it is long gone.</summary>
    Unknown,
}
