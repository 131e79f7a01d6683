using Shop.Domain.Shared;

namespace Shop.Domain.Customers;

/// <summary>A sign-in of a customer with one browser. Its cookie holds the token, of which only the fingerprint is stored.</summary>
public sealed class CustomerSession
{
    /// <summary>How long a sign-in holds.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>More of a browser's name than anybody reads is cut off.</summary>
    public const int DeviceLength = 300;

    public const int NetworkLength = 60;

    private CustomerSession()
    {
    }

    public Guid Id { get; private set; }

    public CustomerId CustomerId { get; private set; }

    /// <summary>SHA-256 of the cookie's token in hexadecimal.</summary>
    public string TokenHash { get; private set; } = "";

    /// <summary>The browser's User-Agent.</summary>
    public string Device { get; private set; } = "";

    public string Network { get; private set; } = "";

    public DateTimeOffset SignedInAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    internal static CustomerSession Begin(CustomerId customer, string token, SignInDevice device, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), CustomerId = customer, TokenHash = SecretToken.HashOf(token),
        Device = PlainText.AtMost(PlainText.Clean(device.Name), DeviceLength), Network = PlainText.AtMost(device.Network, NetworkLength),
        SignedInAt = now, ExpiresAt = now + Lifetime,
    };
}
