namespace Shop.Domain.Pricing;

/// <summary>Under which names the change feed tells what became stale in what goods cost.</summary>
public static class PricingTags
{
    /// <summary>Ways of sending: what delivery costs, from which sum on it is free, how long it takes.</summary>
    public const string Shipping = "shipping";

    /// <summary>What a group of customers pays, and what it is called.</summary>
    public static string Group(string code) => $"price-group:{code}";
}
