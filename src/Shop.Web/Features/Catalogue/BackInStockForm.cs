using Shop.Domain.Carts;
using Shop.Domain.Inventory;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Features.Catalogue;

/// <summary>Takes "tell me when it is back", or says why not with the key of a text.</summary>
public sealed class BackInStockForm(SubscribeToAlert ask, BackInStockLimit limit, ReadCart carts, Shopper shopper, TimeProvider clock)
{
    /// <summary>The answers: it is noted, or why not.</summary>
    public const string Asked = "notice-asked", BadEmail = "notice-email", BadLetters = "notice-email-letters", TooMany = "notice-too-many";

    /// <summary>The name under which a refusal carries what was typed.</summary>
    public const string Email = "email";

    private const int MaxSku = 40;

    /// <summary>What was sent as it may stand in an address; null when no SKU looks like that.</summary>
    public static string? SkuOf(string? sku) => PlainText.Clean(sku) is { Length: > 0 and <= MaxSku } wanted ? wanted : null;

    /// <summary>Null when it is noted, else <see cref="BadEmail"/>, <see cref="BadLetters"/> or <see cref="TooMany"/>.</summary>
    /// <param name="address">The visitor's IP address.</param>
    public async Task<string?> NoteAsync(string? sku, string? email, string address, CancellationToken cancellationToken)
    {
        if (EmailAddress.TryRead(email, out var reachable) is not EmailFault.None and var fault)
            return fault == EmailFault.LettersBeforeTheAt ? BadLetters : BadEmail;
        if (!await limit.TryTakeAsync(PlainText.EmailKey(reachable), ClientNetwork.Of(address), WasHereBeforeAsync, cancellationToken))
            return TooMany;
        if (SkuOf(sku) is { } wanted) await ask.ExecuteAsync(wanted, reachable, shopper.Culture, cancellationToken);
        return null;
    }

    private Task<bool> WasHereBeforeAsync(TimeSpan window, CancellationToken cancellationToken) => carts.ExistedAtAsync(
        shopper.Cart, clock.GetUtcNow() - window, cancellationToken);
}

/// <summary>
/// How often it may be asked: it makes the shop write mails to people who may not have asked. Counted for each mail address,
/// and for each network with a share for those who were here before.
/// </summary>
public sealed class BackInStockLimit(IFailureLimits limits)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly IFailureLimit _emails = limits.Create("stock-notice-email", 10, Window);
    private readonly NetworkShares _networks = new(limits, "stock-notice", 100, Window);

    public async Task<bool> TryTakeAsync(
        string email, string network, Func<TimeSpan, CancellationToken, Task<bool>> wasHereBefore, CancellationToken cancellationToken) =>
        await _emails.TryTakeAsync(email, cancellationToken)
            && await _networks.TakeAsync(network, wasHereBefore, cancellationToken) is not null;
}
