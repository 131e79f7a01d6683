using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Inventory;

/// <summary>
/// Somebody wants one mail when a sold-out SKU can be bought again. The row is deleted with the mail, so that no address is
/// kept for longer than it is needed.
/// </summary>
public sealed class BackInStockAlert : ILeased
{
    public const int EmailLength = 254;
    public const int CultureLength = 10;

    private BackInStockAlert()
    {
    }

    public Guid Id { get; private set; }

    public string Sku { get; private set; } = "";

    public string Email { get; private set; } = "";

    /// <summary>Unique with the SKU: asking twice brings one mail.</summary>
    public string EmailKey { get; private set; } = "";

    /// <summary>The language to write in.</summary>
    public string Culture { get; private set; } = "";

    public DateTimeOffset AskedAt { get; private set; }

    public Guid? LeasedBy { get; private set; }

    public long LeaseBeat { get; private set; }

    public static BackInStockAlert Of(string sku, string email, string culture, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Sku = sku, Email = EmailAddress.Of(email), EmailKey = EmailAddress.KeyOf(email), Culture =
            culture, AskedAt = now,
    };
}
