using Shop.Domain.Inventory;
using Shop.Domain.Shared;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Features.Catalogue;

/// <summary>Takes "tell me when it is back", or says why not with the key of a text.</summary>
public sealed class NoticeWishes(AskForNotice ask, NoticeLimit limit)
{
    public const string Asked = "asked";
    public const string TooMany = "too-many";

    private const int LongestSku = 40;

    /// <summary>Null when it is noted, else "email", "email-letters" or "too-many".</summary>
    public async Task<string?> NoteAsync(string? sku, string? email, string address, CancellationToken cancellationToken)
    {
        if (!limit.IsOpen(address)) return TooMany;
        limit.Count(address);
        if (EmailAddress.TryRead(email, out var reachable) is not EmailFault.None and var fault) return fault == EmailFault.LettersBeforeTheAt ? "email-letters" : "email";
        var wanted = PlainText.Clean(sku);
        if (wanted.Length is > 0 and <= LongestSku) await ask.ExecuteAsync(wanted, reachable, Language.Current, cancellationToken);
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
