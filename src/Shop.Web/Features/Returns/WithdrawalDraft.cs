using Microsoft.AspNetCore.DataProtection;
using Shop.Web.Hosting.Security;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Returns;

/// <summary>A line as it was typed: ticked, and how many.</summary>
public sealed record TypedLine(bool IsTaken, string Quantity);

/// <summary>Why the step before is shown again.</summary>
public enum DraftProblem
{
    None,

    /// <summary>No order has this number and this address, or they are not written like that.</summary>
    NotFound,
    TooManyGuesses,

    /// <summary>What was confirmed is not what was typed last.</summary>
    OutOfDate,

    /// <summary>Something of it was withdrawn or refunded meanwhile.</summary>
    ChangedMeanwhile,
}

/// <summary>What a buyer has typed on the way to a withdrawal, step by step. The server stores nothing before the last one.</summary>
public sealed record WithdrawalDraft
{
    /// <summary>The one-time token of the statement.</summary>
    public string Token { get; init; } = "";

    /// <summary>The order that the number and the address led to; null before.</summary>
    public Guid? OrderId { get; init; }

    /// <summary>Of the order whose page it began on; null when it began with the order's number.</summary>
    public string? OrderToken { get; init; }

    public string Order { get; init; } = "";

    public string OrderEmail { get; init; } = "";

    public string Name { get; init; } = "";

    public string Email { get; init; } = "";

    public string Reason { get; init; } = "";

    /// <summary>By the line's position.</summary>
    public IReadOnlyDictionary<int, TypedLine> Lines { get; init; } = new Dictionary<int, TypedLine>();

    /// <summary>The statement was typed, so it is checked.</summary>
    public bool IsStated { get; init; }

    public DraftProblem Problem { get; init; }
}

/// <summary>Keeps the draft with the browser that typed it.</summary>
public sealed class WithdrawalDrafts(IDataProtectionProvider protection, ShopCookies cookies)
{
    private readonly DraftCookie<WithdrawalDraft> _cookie =
        new(protection, cookies, new DraftCookieKind("withdrawal", "Shop.Withdrawal", TimeSpan.FromHours(2)));

    public WithdrawalDraft? Read(HttpContext http) => _cookie.Read(http);

    /// <summary>False when it is too long for a cookie.</summary>
    public bool TryKeep(HttpContext http, WithdrawalDraft draft) => _cookie.TryKeep(http, draft);

    public void Remove(HttpContext http) => _cookie.Remove(http);
}
