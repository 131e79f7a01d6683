namespace Shop.Domain.Shared;

/// <summary>Somebody whose address was proven.</summary>
/// <param name="Id">The account.</param>
/// <param name="EmailKey">The address in the form of <see cref="EmailAddress.KeyOf"/>.</param>
public sealed record Person(CustomerId Id, string EmailKey);

/// <summary>
/// What one module stores of people who buy. Every module that does registers one, so that whoever exports or erases all of
/// somebody's records need not know the modules.
/// </summary>
public interface IPersonalRecords
{
    /// <summary>What they are called in the exported file.</summary>
    string Name { get; }

    /// <summary>
    /// What was done with the address before there was the account, or while it had another one, belongs to the account from now on.
    /// Runs inside the caller's write transaction.
    /// </summary>
    Task ClaimAsync(Person person, CancellationToken cancellationToken);

    /// <summary>All of it, as it is written to a JSON file.</summary>
    Task<object> ExportAsync(Person person, CancellationToken cancellationToken);

    /// <summary>
    /// Takes away what need not be kept, and from what must be kept the link to the person. Runs inside the caller's write
    /// transaction, which has locked the account.
    /// </summary>
    Task EraseAsync(Person person, CancellationToken cancellationToken);
}
