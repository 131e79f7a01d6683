using Shop.Domain.Shared;

namespace Shop.Domain.Checkout.Limits;

/// <summary>What a checkout can be counted by.</summary>
public enum PartyKind
{
    /// <summary>A network address.</summary>
    Client,

    Email,

    Cart,
}

/// <summary>One side of who checks out.</summary>
/// <param name="Value">The network address, the mail address as it is compared, or the cart's id.</param>
public sealed record PartyKey(PartyKind Kind, string Value)
{
    public string Key => $"{Kind}:{Value}";
}

/// <summary>Who checks out, as far as a shop can know: where from, with which mail address, with which cart.</summary>
/// <param name="ClientNetwork">An IPv4 address or the first half of an IPv6 address; null when it is not known.</param>
public sealed record CheckoutParty(string? ClientNetwork, string EmailKey, CartId CartId)
{
    /// <summary>Always in this order: of two checkouts at once none holds what the other needs first.</summary>
    public IEnumerable<PartyKey> Keys()
    {
        if (ClientNetwork is not null) yield return new PartyKey(PartyKind.Client, ClientNetwork);
        yield return new PartyKey(PartyKind.Email, EmailKey);
        yield return new PartyKey(PartyKind.Cart, CartId.ToString());
    }
}

/// <summary>Why a checkout is refused for a while.</summary>
public enum CheckoutRefusalReason
{
    /// <summary>Too many orders that nobody paid.</summary>
    Unpaid,

    /// <summary>Too many orders that were left to lapse.</summary>
    Lapsed,

    /// <summary>Too many cards were declined.</summary>
    Declined,
}

/// <summary>A checkout that is refused for a while, for whom and why.</summary>
public sealed record CheckoutRefusal(PartyKey By, CheckoutRefusalReason Reason);
