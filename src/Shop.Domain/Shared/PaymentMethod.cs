namespace Shop.Domain.Shared;

/// <summary>How the buyer of an order pays. Stored by name.</summary>
public enum PaymentMethod
{
    /// <summary>By card or another way on Stripe's page.</summary>
    Stripe,

    /// <summary>The buyer transfers the money, and staff book it in.</summary>
    BankTransfer,

    /// <summary>At the counter, when the goods are picked up.</summary>
    OnPickup,
}

/// <summary>The methods' names in forms and documents; they never change.</summary>
public static class PaymentMethods
{
    public static string ToText(this PaymentMethod method) => method switch
    {
        PaymentMethod.Stripe => "stripe",
        PaymentMethod.BankTransfer => "bank-transfer",
        PaymentMethod.OnPickup => "on-pickup",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "No such way to pay."),
    };

    /// <summary>The method of that name, or null.</summary>
    public static PaymentMethod? Parse(string? text) =>
        Enum.GetValues<PaymentMethod>().Cast<PaymentMethod?>().FirstOrDefault(method => method!.Value.ToText() == text);
}
