using Shop.Domain.Catalogue;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Checkout;

namespace Shop.Domain.Tests.Catalogue;

public sealed class TaxClassTests
{
    private static readonly TaxClass Books = new("books");

    public static TheoryData<bool> Databases => [false, true];

    [Theory, MemberData(nameof(Databases))]
    public async Task A_class_can_be_taken_out_until_a_variant_or_a_rate_is_of_it(bool onPostgres)
    {
        using var shop = await ShopAsync(onPostgres);
        Assert.Equal(SaveResult.Saved, await CreateAsync(shop, Books, "Books"));
        Assert.Equal(SaveResult.Duplicate, await CreateAsync(shop, Books, "Again"));
        await shop.RunAsync((EditTaxRates edit) => edit.ChargeAsync([new NewTaxRates("ES", 1,
            new Dictionary<TaxClass, Percentage?> { [Books] = Percentage.Of(4) })], DateTimeOffset.UnixEpoch, default));
        Assert.Equal(SaveResult.InUse, await DeleteAsync(shop, Books, 1));
        await shop.RunAsync((EditTaxRates edit) => edit.RemoveAsync("ES", 2, Books, DateTimeOffset.UnixEpoch, default));
        Assert.Equal(SaveResult.Saved, await RenameAsync(shop, Books, 1, "Books and journals"));
        Assert.Equal(SaveResult.Stale, await DeleteAsync(shop, Books, 1));
        Assert.Equal(SaveResult.Saved, await DeleteAsync(shop, Books, 2));
        Assert.Equal(SaveResult.InUse, await DeleteAsync(shop, TaxClass.Food, 1));
        Assert.Equal(
            ["standard", "food"], (await shop.RunAsync((EditTaxClass edit) => edit.AllAsync(default))).Select(each => each.Class.Code));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_variant_of_a_class_that_is_none_is_not_stored_and_the_standard_class_stays(bool onPostgres)
    {
        using var shop = await ShopAsync(onPostgres);
        var result = await shop.RunAsync((EditProduct edit) => edit.ChangeAsync("sencha", 1,
            product => product.Hold(TestShop.Tea, new Goods(new TaxClass("none"), 200)), default));
        Assert.Equal(SaveResult.InUse, result);
        Assert.Equal(SaveResult.InUse, await DeleteAsync(shop, TaxClass.Standard, 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Books")]
    [InlineData("a b")]
    [InlineData("a-code-that-is-too-long")]
    public void What_is_no_code_is_no_class(string code)
    {
        Assert.False(TaxClass.TryParse(code, out _));
        Assert.Throws<DomainException>(() => new TaxClass(code));
    }

    private static async Task<TestShop> ShopAsync(bool onPostgres) =>
        onPostgres ? new TestShop(await PostgresDatabase.CreateAsync(), 10) : new TestShop();

    private static Task<SaveResult> CreateAsync(TestShop shop, TaxClass taxClass, string name) =>
        shop.RunAsync((EditTaxClass edit) => edit.CreateAsync(taxClass, name, default));

    private static Task<SaveResult> RenameAsync(TestShop shop, TaxClass taxClass, int version, string name) =>
        shop.RunAsync((EditTaxClass edit) => edit.RenameAsync(taxClass, version, name, default));

    private static Task<SaveResult> DeleteAsync(TestShop shop, TaxClass taxClass, int version) =>
        shop.RunAsync((EditTaxClass edit) => edit.DeleteAsync(taxClass, version, default));
}
