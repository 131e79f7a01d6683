using System.Text.RegularExpressions;

namespace Shop.TestKit;

/// <summary>A member of staff, with the password that the shop printed.</summary>
public sealed record StaffAccount(string Email, string Password);

/// <summary>Staff's way in.</summary>
public static partial class StaffSteps
{
    /// <summary>Makes an administrator with the merchant's command.</summary>
    /// <exception cref="InvalidOperationException">The command failed, or printed no "Password: …" line.</exception>
    internal static async Task<StaffAccount> CreateAdminByCommandAsync(IRunningShop shop, string email)
    {
        var output = (await shop.RunCommandAsync("admin", "create", "--email", email)).OrThrow();
        var password = PasswordLine().Match(output);
        return password.Success
            ? new StaffAccount(email, password.Groups[1].Value)
            : throw new InvalidOperationException($"No password in: {output}");
    }

    /// <summary>Goes to the orders of the back office, which asks who it is, and signs in there.</summary>
    public static async Task<ShopPage> SignInAsync(this CookieShopper person, StaffAccount account)
    {
        var page = await person.VisitAsync("/admin/orders");
        var form = page.Document.Forms.FirstOrDefault(form => form.QuerySelector("input[type=password]") is not null)
            ?? throw new InvalidOperationException($"No sign-in form on {page.Describe()}");
        var email = form.QuerySelector("input[type=email]")!.GetAttribute("name")!;
        var password = form.QuerySelector("input[type=password]")!.GetAttribute("name")!;
        return await person.FollowAsync(await person.SubmitAsync(form, (email, account.Email), (password, account.Password)));
    }

    /// <summary>Receives more pieces of some variants than any run of tests can buy.</summary>
    /// <returns>The variants' SKUs.</returns>
    public static async Task<IReadOnlyList<string>> StockUpAsync(this IRunningShop shop, int variants)
    {
        using var staff = new CookieShopper(shop.Address);
        await staff.SignInAsync(await shop.CreateAdminAsync($"stock-{Guid.NewGuid():N}@example.com"));
        var skus = (await staff.FindVariantsAsync(variants)).Select(variant => variant.Sku).ToList();
        foreach (var sku in skus) await staff.PostAsync($"/admin/stock/{sku}", ("kind", "received"), ("by", "100000"));
        return skus;
    }

    [GeneratedRegex(@"Password:\s*(\S+)")]
    private static partial Regex PasswordLine();
}
