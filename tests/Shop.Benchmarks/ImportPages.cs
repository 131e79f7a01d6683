using System.Globalization;
using Shop.TestKit;

namespace Shop.Benchmarks;

/// <summary>The back office's pages of imports, as a member of staff uses them.</summary>
internal sealed class ImportPages(ShopProcess shop, CookieShopper staff)
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    /// <summary>Makes a member of staff and signs in.</summary>
    public static async Task<ImportPages> OpenAsync(ShopProcess shop, CookieShopper staff)
    {
        await staff.SignInAsync(await shop.CreateAdminAsync("import@example.com"));
        return new ImportPages(shop, staff);
    }

    /// <returns>The import's page; it is being compared.</returns>
    public async Task<ShopPage> UploadAsync(string path)
    {
        using var body = new MultipartFormDataContent { { new StreamContent(File.OpenRead(path)), "file", Path.GetFileName(path) } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(shop.Address, "/admin/imports")) { Content = body };
        return await staff.FollowAsync(await staff.SendAsync(request));
    }

    public async Task<ShopPage> ApplyAsync(ShopPage import) => await staff.FollowAsync(await staff.SubmitAsync(import, "/apply"));

    public async Task<ShopPage> UndoAsync(ShopPage import) => await staff.FollowAsync(await staff.SubmitAsync(import, "/undo"));

    /// <summary>Whether the shop works on it at this moment.</summary>
    public async Task<bool> IsWorkingAsync(ShopPage import) => StateOf(await LookAsync(import)) is "checking" or "applying" or "undoing";

    /// <summary>Waits until what was begun is done.</summary>
    public async Task<ShopPage> EndAsync(ShopPage import)
    {
        await Eventually.TrueAsync(async () => !await IsWorkingAsync(import), Patience, "the import does not end");
        return await LookAsync(import);
    }

    public static string Describe(ShopPage import) => string.Create(CultureInfo.InvariantCulture,
        $"{StateOf(import)}: {import.Hook("data-created")} new, {import.Hook("data-changed")} changed, {import.Hook("data-unchanged")} unchanged, {import.Hook("data-refused")} refused");

    private static string StateOf(ShopPage import) => import.Hook("data-import-state");

    private Task<ShopPage> LookAsync(ShopPage import) => staff.GetAsync(import.Address.AbsolutePath);
}
