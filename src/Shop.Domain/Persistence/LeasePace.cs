namespace Shop.Domain.Persistence;

/// <summary>How fast leases are renewed, and with that, how soon the work of a dead process is done by another.</summary>
/// <param name="Renewal">How often a lease is renewed, and how often others look whether it is.</param>
public sealed record LeasePace(TimeSpan Renewal)
{
    public static LeasePace Default { get; } = new(TimeSpan.FromSeconds(5));

    /// <summary>Who could not renew for so long gives up, before others take the row.</summary>
    public TimeSpan Patience => Renewal * 4;
}
