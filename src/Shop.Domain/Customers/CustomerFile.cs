using Shop.Domain.Shared;

namespace Shop.Domain.Customers;

/// <summary>What is kept of one customer, all together: for whoever hands it out.</summary>
public sealed class CustomerFile(ChangeEmail emails, AddressBook book, CustomerSessions sessions)
{
    /// <inheritdoc cref="ChangeEmail.ProvenAsync"/>
    public Task<IReadOnlyList<ProvenAddress>> ProvenAsync(KnownCustomer customer, CancellationToken cancellationToken) =>
        emails.ProvenAsync(customer, cancellationToken);

    public Task<IReadOnlyList<CustomerAddress>> AddressesAsync(KnownCustomer customer, CancellationToken cancellationToken) =>
        book.ListAsync(customer.Id, cancellationToken);

    public Task<IReadOnlyList<CustomerSession>> SessionsAsync(KnownCustomer customer, CancellationToken cancellationToken) =>
        sessions.ListAsync(customer.Id, cancellationToken);
}
