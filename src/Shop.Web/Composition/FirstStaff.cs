using Shop.Web.Hosting.Settings;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Composition;

/// <summary>Lets a newcomer into the admin pages of a shop that has no staff yet. Development only.</summary>
public sealed class FirstStaff(StaffAccounts accounts, SellerSettings seller, ConsoleBanner banner)
{
    private string Email => $"admin@{seller.Email?.Split('@')[^1] ?? "shop.example"}";

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        if (await accounts.AnyAsync(cancellationToken)) return;
        var password = StaffAccounts.NewPassword();
        if (await accounts.CreateAdminAsync(Email, password) is { } refusal) throw new InvalidOperationException(refusal);
        banner.Tell(Email, password);
    }
}
