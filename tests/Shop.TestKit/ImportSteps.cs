namespace Shop.TestKit;

/// <summary>What staff do with files of products.</summary>
public static class ImportSteps
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>The products as the merchant's command writes them.</summary>
    public static async Task<string> ExportAsync(this IRunningShop shop)
    {
        var path = Path.Combine(shop.DataPath, "out.csv");
        (await shop.RunCommandAsync("export", "products", path)).OrThrow();
        return await File.ReadAllTextAsync(path);
    }

    /// <summary>Sends the form of a new import with a file in English.</summary>
    public static async Task<ShopPage> UploadImportAsync(this CookieShopper staff, Uri shop, byte[] content)
    {
        using var body =
            new MultipartFormDataContent { { new ByteArrayContent(content), "file", "goods.csv" },
            { new StringContent("en"), "language" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(shop, "/admin/imports")) { Content = body };
        return await staff.SendAsync(request);
    }

    /// <summary>Reloads the import's page, as its browser would, until the shop rests.</summary>
    public static async Task<ShopPage> SettledAsync(this CookieShopper staff, ShopPage page)
    {
        page = await staff.FollowAsync(page);
        await Eventually.TrueAsync(
            async () => (page = await staff.GetAsync(page.Address.AbsolutePath))
                .ImportState() is not ("checking" or "applying" or "undoing"), Patience, "the import does not end");
        return page;
    }

    /// <summary>The state that an import's page shows, or the page when it shows none.</summary>
    public static string ImportState(this ShopPage page) =>
        page.Document.QuerySelector("[data-import-state]")?.GetAttribute("data-import-state") ?? page.Describe();
}
