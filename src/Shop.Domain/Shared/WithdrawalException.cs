namespace Shop.Domain.Shared;

/// <summary>
/// Why the right of withdrawal does not hold for something, or holds only while its seal is whole (Directive 2011/83/EU, Art. 16).
/// Stored by name: the names never change.
/// </summary>
public enum WithdrawalException
{
    /// <summary>It may be given back within the period, like nearly everything.</summary>
    None,

    /// <summary>Made to the buyer's order (Art. 16 (c)).</summary>
    CustomMade,

    /// <summary>Spoils or expires soon (Art. 16 (d)).</summary>
    Perishable,

    /// <summary>Sealed for reasons of health or hygiene: the right ends when the seal is broken (Art. 16 (e)).</summary>
    SealedHygiene,

    /// <summary>Sealed recordings or software: the right ends when the seal is broken (Art. 16 (i)).</summary>
    SealedMedia,

    /// <summary>A service on a date: lodging, a course, an event (Art. 16 (l)).</summary>
    DatedService,

    /// <summary>A newspaper or a magazine, but for a subscription (Art. 16 (j)).</summary>
    Newspaper,

    /// <summary>Digital content, supplied at once with the buyer's consent (Art. 16 (m)).</summary>
    Digital,
}

/// <summary>What the exceptions mean.</summary>
public static class WithdrawalExceptions
{
    /// <summary>Nobody can withdraw from it at all.</summary>
    public static bool EndsTheRight(this WithdrawalException exception) => exception != WithdrawalException.None && !exception.NeedsSeal();

    /// <summary>It may be given back while its seal is whole; that is seen when it comes back.</summary>
    public static bool NeedsSeal(this WithdrawalException exception) =>
        exception is WithdrawalException.SealedHygiene or WithdrawalException.SealedMedia;
}
