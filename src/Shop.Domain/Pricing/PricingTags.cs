namespace Shop.Domain.Pricing;

/// <summary>Under which names the change feed tells what became stale of prices that are not everybody's.</summary>
public static class PricingTags
{
    /// <summary>What the group pays, and what it is called.</summary>
    public static string Group(string code) => $"price-group:{code}";
}
