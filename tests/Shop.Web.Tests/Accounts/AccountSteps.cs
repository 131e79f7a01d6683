using System.Text.RegularExpressions;
using Shop.TestKit;
using Xunit;

namespace Shop.Web.Tests.Accounts;

/// <summary>What a shopper does to get an account and into it.</summary>
internal static class AccountSteps
{
    public const string Password = "tea in the afternoon";

    public static string NewEmail() => $"Anna.{Guid.NewGuid():N}@example.com";

    public static Task<ShopPage> RegisterAsync(this CookieShopper shopper, string email, string password = Password) =>
        shopper.PostAndFollowAsync("/account/register", ("email", email), ("password", password));

    public static Task<ShopPage> SignInAsCustomerAsync(this CookieShopper shopper, string email, string password = Password) =>
        shopper.PostAndFollowAsync("/account/sign-in", ("email", email), ("password", password));

    /// <summary>The path of the link of that kind in the newest mail to the address.</summary>
    public static async Task<string> LinkAsync(Uri shop, string email, string path)
    {
        using var sandbox = new SandboxClient(shop);
        var pattern = $"{Regex.Escape(path)}[A-Za-z0-9_-]+";
        var mail = await sandbox.MailAsync(mail => mail.To.Contains(email, StringComparison.OrdinalIgnoreCase)
            && Regex.IsMatch(mail.Text ?? "", pattern), TimeSpan.FromMinutes(1));
        return Regex.Match(mail.Text ?? "", pattern).Value;
    }

    /// <summary>Registers and confirms: the browser is signed in afterwards.</summary>
    public static async Task<ShopPage> MakeAccountAsync(this CookieShopper shopper, Uri shop, string email)
    {
        await shopper.RegisterAsync(email);
        var page = await shopper.PostAndFollowAsync(await LinkAsync(shop, email, "/account/confirm/"), ("password", Password));
        Assert.Equal("/account", page.Address.AbsolutePath);
        return page;
    }
}
