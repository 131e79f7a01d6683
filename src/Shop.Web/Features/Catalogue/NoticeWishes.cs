using Shop.Domain.Inventory;
using Shop.Domain.Shared;
using Shop.Web.Features.Checkout;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Features.Catalogue;

/// <summary>Takes "tell me when it is back", or says why not with the key of a text.</summary>
public sealed class NoticeWishes(AskForNotice ask, NoticeLimit limit)
{
    /// <summary>The answers: it is noted, or why not.</summary>
    public const string Asked = "notice-asked", BadEmail = "notice-email", TooMany = "notice-too-many";

    /// <summary>The name under which a refusal carries what was typed.</summary>
    public const string Email = "email";

    private const int LongestSku = 40;

    /// <summary>What was sent as it may stand in an address; null when no SKU looks like that.</summary>
    public static string? SkuOf(string? sku) => PlainText.Clean(sku) is { Length: > 0 and <= LongestSku } wanted ? wanted : null;

    /// <summary>Null when it is noted, else <see cref="BadEmail"/> or <see cref="TooMany"/>.</summary>
    public async Task<string?> NoteAsync(string? sku, string? email, string address, CancellationToken cancellationToken)
    {
        if (!limit.IsOpen(address)) return TooMany;
        limit.Count(address);
        if (!CheckoutFormRules.IsEmail(email) || email!.Length > StockNotice.EmailLength) return BadEmail;
        if (SkuOf(sku) is { } wanted) await ask.ExecuteAsync(wanted, email, Language.Current, cancellationToken);
        return null;
    }
}

/// <summary>How often one address may ask: it makes the shop write mails to people who may not have asked.</summary>
public sealed class NoticeLimit(IFailureLimits limits)
{
    private readonly IFailureLimit _addresses = limits.Create("stock-notice", failures: 20, TimeSpan.FromMinutes(10));

    public bool IsOpen(string address) => _addresses.IsOpen(address);

    public void Count(string address) => _addresses.Count(address);
}
