using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Imports;
using Shop.Domain.Persistence;
using Xunit;

namespace Shop.Domain.Tests.Imports;

/// <summary>The products of a real gift shop, as its till printed them.</summary>
public sealed class RetailProductsTests
{
    [RetailProductsFact]
    public async Task The_list_of_a_real_shop_comes_in_whole_looks_like_a_shop_and_is_undone()
    {
        using var database = new SqliteDatabase();
        using var desk = new ImportDesk(database);
        await using var file = File.OpenRead(RetailProductsFactAttribute.Path!);
        var import = await desk.ApplyAsync(await desk.CheckAsync(file));
        Assert.Equal((ImportState.Applied, 3791, 0, 0), (import.State, import.Created, import.Refused, import.Kept));
        var shown = await desk.ReadAsync(db => db.Set<ListingEntry>().CountAsync(entry => entry.ShownIn == "en"));
        Assert.Equal(import.Created - import.Flagged, shown);
        var names = await desk.ReadAsync(db => db.Set<ProductTranslation>().Select(text => text.Name).ToListAsync());
        Assert.Contains("Inflatable Political Globe", names);
        Assert.DoesNotContain(names, name => name.Length > 8 && !name.Any(char.IsLower));
        Assert.Equal(ImportState.Undone, (await desk.UndoAsync(import)).State);
        Assert.Equal(0, await desk.ReadAsync(db => db.Set<Product>().CountAsync()));
    }
}

/// <summary>A fact that needs the list, which is too large to be kept here: beside the checkout, or where the environment says.</summary>
public sealed class RetailProductsFactAttribute : FactAttribute
{
    private const string Name = "online-retail-products.csv";

    public RetailProductsFactAttribute()
    {
        if (Path is null) Skip = $"Set SHOP_RETAIL_DATA to the folder of {Name}.";
    }

    public static string? Path { get; } = Folders().Select(folder => System.IO.Path.Combine(folder, Name)).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Folders()
    {
        if (Environment.GetEnvironmentVariable("SHOP_RETAIL_DATA") is { Length: > 0 } named) yield return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Shop.sln")))
                yield return System.IO.Path.Combine(folder.FullName, "..", "shared", "data");
    }
}
