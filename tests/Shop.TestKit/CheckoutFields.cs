namespace Shop.TestKit;

/// <summary>What a shopper writes at the checkout. Null leaves a field as the page proposes it.</summary>
public sealed record CheckoutFields
{
    public string Email { get; init; } = $"buyer-{Guid.NewGuid():N}@example.com";

    public string Name { get; init; } = "Núria Vidal Ros";

    public string Address1 { get; init; } = "Carrer de la Força 8";

    public string? Address2 { get; init; }

    public string Postcode { get; init; } = "17004";

    public string City { get; init; } = "Girona";

    public string? Region { get; init; }

    public string Country { get; init; } = "ES";

    public string? Phone { get; init; }

    public string? Shipping { get; init; }

    public string? Note { get; init; }

    public string? Payment { get; init; }

    /// <summary>The fields under the names that the form gives them.</summary>
    public (string Name, string Value)[] ToFields() =>
    [
        .. new (string Name, string? Value)[]
        {
            ("email", Email), ("name", Name), ("address1", Address1), ("address2", Address2), ("postcode", Postcode), ("city", City),
            ("region", Region), ("country", Country), ("phone", Phone), ("shipping", Shipping), ("note", Note),
            ("payment", Payment),
        }.Where(field => field.Value is not null).Select(field => (field.Name, field.Value!)),
    ];
}

/// <summary>Stripe's published test cards that the sandbox knows.</summary>
public static class TestCards
{
    public const string Good = "4242424242424242";
    public const string Declined = "4000000000000002";
    public const string InsufficientFunds = "4000000000009995";
    public const string ThreeDSecure = "4000002760003184";
}
