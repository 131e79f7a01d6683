using Shop.Domain.Shared;

namespace Shop.Domain.Staff;

/// <summary>A sign-in of a member of staff with one browser, from its beginning to its end. Ended ones are the last sign-ins.</summary>
public sealed class StaffSession
{
    internal const int DeviceLength = 300;
    internal const int NetworkLength = 64;

    private StaffSession()
    {
    }

    public Guid Id { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>What the browser said that it is.</summary>
    public string Device { get; private set; } = "";

    /// <summary>The IP address that it signed in from, or the network of an IPv6 one.</summary>
    public string Network { get; private set; } = "";

    public DateTimeOffset SignedInAt { get; private set; }

    /// <summary>To some minutes.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>Null while it holds, unless nobody was seen for longer than a session lives.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    internal static StaffSession Begin(Guid user, SignInDevice device, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(), UserId = user, Device = PlainText.AtMost(PlainText.Clean(device.Name), DeviceLength),
        Network = PlainText.AtMost(device.Network, NetworkLength), SignedInAt = now, SeenAt = now,
    };
}
