using Shop.Domain.Customers;

namespace Shop.Web.Features.Account;

/// <summary>Asks the customer's password again, before what a borrowed browser must not do.</summary>
public sealed class PasswordProof(CustomerPasswords accounts, PasswordTrial trial)
{
    /// <summary>The account as it is now; null when the password is wrong, or was tried too often.</summary>
    /// <param name="password">As typed.</param>
    public async Task<Customer?> ProveAsync(KnownCustomer customer, string password, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(customer.Id, cancellationToken);
        return await trial.IsRightAsync(customer.EmailKey, account?.PasswordHash, password, cancellationToken) ? account : null;
    }
}
