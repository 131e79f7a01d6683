using Shop.Domain.Shared;

namespace Shop.Domain.Customers;

/// <summary>An address in a customer's address book.</summary>
public sealed class CustomerAddress
{
    /// <summary>How many an account takes.</summary>
    public const int MaxOfOne = 20;

    private CustomerAddress()
    {
    }

    public Guid Id { get; private set; }

    public CustomerId CustomerId { get; private set; }

    public PostalAddress Address { get; private set; } = null!;

    /// <summary>
    /// When it was made the default last: the newest one is the default, so that there is never more than one. As long as none was
    /// chosen, it is the first that was added.
    /// </summary>
    public DateTimeOffset ChosenAt { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }

    internal void ChangeTo(PostalAddress address) => Address = address;

    internal static CustomerAddress Of(CustomerId customer, PostalAddress address, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), CustomerId = customer, Address = address, ChosenAt = DateTimeOffset.UnixEpoch, AddedAt = now,
    };
}
