using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Imports;
using Shop.Domain.Tests.Catalogue;
using Shop.TestKit;
using Xunit;

namespace Shop.Domain.Tests.Imports;

/// <summary>Which products are shown beside others, out of files, on both databases.</summary>
public sealed class RelatedProductsTests
{
    [Fact]
    public Task Products_are_related_to_those_that_the_shop_has_and_to_new_ones_wherever_they_stand_in_the_file() =>
        ImportDesk.OnSqliteAsync(RelateAsync);

    [PostgresFact]
    public Task On_postgres_products_are_related_to_those_that_the_shop_has_and_to_new_ones_wherever_they_stand_in_the_file() =>
        ImportDesk.OnPostgresAsync(RelateAsync);

    [Fact]
    public Task Undoing_takes_related_products_back_though_some_of_them_are_gone_with_the_import() => ImportDesk.OnSqliteAsync(UndoAsync);

    [PostgresFact]
    public Task On_postgres_undoing_takes_related_products_back_though_some_of_them_are_gone_with_the_import() =>
        ImportDesk.OnPostgresAsync(UndoAsync);

    [Theory]
    [InlineData("ghost", "There is no product with the code ghost, neither in the shop nor in the file.")]
    [InlineData("tea-1 new-1", "A product is not related to itself.")]
    [InlineData("a b c d e f g h i j k l m", "At most 12 products are shown beside one; these are 13.")]
    [InlineData("a/b", "'a/b' is not a valid catalogue code.")]
    public Task A_product_that_cannot_be_related_so_is_refused_with_the_reason(string related, string reason) =>
        ImportDesk.OnSqliteAsync(async desk =>
    {
        await desk.FillAsync();
        var import = await desk.CheckAsync(
            $"handle,related,sku,price\ntea-1,{related},TEA-1,10.00\ncup,\"new-1,tea-1\",CUP-W,10.00\nnew-1,tea-2,NEW-1,1.00\n");
        var refused = await desk.ItemsAsync(import, ItemsShown.Refused);
        Assert.Contains(refused, item => (item.Code, item.Line, item.Column, item.Note) == ("tea-1", 2, "related", reason));
        Assert.Equal(["cup"], (await desk.ItemsAsync(import, ItemsShown.Changed)).Select(item => item.Code));
    });

    [Fact]
    public Task Related_products_that_staff_changed_after_the_comparison_are_left_as_they_are_and_told() =>
        ImportDesk.OnSqliteAsync(async desk =>
    {
        await desk.FillAsync();
        var import = await desk.CheckAsync(File);
        await desk.EditAsync("tea-1", tea => tea.Relate(Sample.Id(7)));
        var applied = await desk.ApplyAsync(import);
        Assert.Equal((ImportState.Applied, 1), (applied.State, applied.Kept));
        Assert.Equal("cup", await RelatedAsync(desk, "tea-1"));
        Assert.Contains("related", Assert.Single(await desk.ItemsAsync(applied, ItemsShown.Noted)).Note, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_related_product_that_was_not_made_after_all_is_told_and_the_others_are_shown() => ImportDesk.OnSqliteAsync(async desk =>
    {
        await desk.FillAsync();
        var import = await desk.ImportAsync(File.Replace("NEW-2,2.00", "NEW-2,-2.00", StringComparison.Ordinal));
        Assert.Equal((ImportState.Applied, 2), (import.State, import.Kept));
        Assert.Equal("new-1 tea-2", await RelatedAsync(desk, "tea-1"));
        Assert.Equal(
            ["Not shown beside it, since there is no such product: new-2.", "Not shown beside it, since there is no such product: new-2."],
            (await desk.ItemsAsync(import, ItemsShown.Noted)).Select(item => item.Note));
    });

    [Fact]
    public Task A_new_product_that_staff_related_after_the_import_is_hidden_and_not_removed_by_undoing() =>
        ImportDesk.OnSqliteAsync(async desk =>
    {
        await desk.FillAsync();
        var import = await desk.ImportAsync(File);
        await desk.EditAsync("new-2", made => made.Relate(Sample.Id(7)));
        await desk.UndoAsync(import);
        Assert.Equal(["new-2"],
            await desk.ReadAsync(db => db.Set<Product>().Where(product => product.Code.StartsWith("new")).Select(product => product.Code)
            .ToListAsync()));
    });

    // The first names products further down, the last one further up, and the cup's are taken away.
    private const string File =
        "handle,name:en,related,sku,price\ntea-1,Sencha,\"new-2, new-1; "
            + "tea-2\",TEA-1,10.00\ncup,Cup,,CUP-W,10.00\nnew-1,First,new-2,NEW-1,1.00\nnew-2,Second,new-1 cup,NEW-2,2.00\n";

    private static async Task RelateAsync(ImportDesk desk)
    {
        await desk.FillAsync();
        var import = await desk.CheckAsync(File);
        Assert.Equal((2, 2, 0), (import.Created, import.Changed, import.Refused));
        Assert.Contains(new(null, "related", "", "new-2 new-1 tea-2"), (await desk.ItemsAsync(import, ItemsShown.Changed))[0].Changes);
        var applied = await desk.ApplyAsync(import);
        Assert.Equal((ImportState.Applied, 0), (applied.State, applied.Kept));
        Assert.Equal(("new-2 new-1 tea-2", "", "new-2", "new-1 cup"),
            (await RelatedAsync(desk, "tea-1"), await RelatedAsync(desk, "cup"), await RelatedAsync(desk, "new-1"),
            await RelatedAsync(desk, "new-2")));
        Assert.Equal(5, (await desk.CheckAsync(await desk.ExportAsync())).Unchanged);
        Assert.Equal(4, (await desk.CheckAsync(File)).Unchanged);
    }

    private static async Task UndoAsync(ImportDesk desk)
    {
        await desk.FillAsync();
        var before = await desk.ExportAsync();
        var import = await desk.ImportAsync(File);
        Assert.NotEqual(before, await desk.ExportAsync());
        var undone = await desk.UndoAsync(import);
        Assert.Equal((ImportState.Undone, 0), (undone.State, undone.Kept));
        Assert.Equal(before, await desk.ExportAsync());
        Assert.Equal("tea-2 tea-1", await RelatedAsync(desk, "cup"));
    }

    private static Task<string> RelatedAsync(ImportDesk desk, string code) => desk.ReadAsync(async db =>
    {
        var related = await db.Set<Product>().Where(product => product.Code == code).SelectMany(product => product.Related)
            .OrderBy(each => each.Position).Select(each => each.RelatedId).ToListAsync();
        var codes = await db.ProductCodesAsync(related, default);
        return string.Join(' ', related.Select(id => codes[id]));
    });
}
