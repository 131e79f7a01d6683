using Shop.Web.Hosting.Pages;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Features;

[Collection(nameof(HostedShop))]
public sealed class SeeOtherResultTests(HostedShop shop)
{
    [Theory]
    [InlineData("/cart?country=ES&x=%20y#top", "/cart?country=ES&x=%20y#top")]
    [InlineData("/admin/products/té\u200b\r\nSet-Cookie: a=b", "/admin/products/t%C3%A9%E2%80%8B%0D%0ASet-Cookie:%20a=b")]
    public void An_address_is_sent_as_a_header_can_hold_it(string address, string sent) =>
        Assert.Equal(sent, SeeOtherResult.InHeader(address));

    [Fact]
    public async Task Picks_of_variants_under_an_address_of_other_letters_or_without_end_are_no_fault()
    {
        using var staff = await StaffPages.SignedInAsync(shop);
        var odd = await staff.PostAsync("/admin/products/%C3%9F%E2%80%8B/variants/pick", [new("pick-x", "y")]);
        Assert.Equal("/admin/products/%C3%9F%E2%80%8B/variants?pick-x=y#matrix", odd.Location);
        var endless =
            await staff.PostAsync("/admin/products/x/variants/pick", Enumerable.Range(0, 2000)
            .Select(number => KeyValuePair.Create($"pick-{number}", new string('y', 79))));
        Assert.InRange(endless.Location!.Length, 1, 60_000);
        Assert.EndsWith("/variants#matrix",
            (await staff.PostAsync("/admin/products/x/variants/pick", [new("pick-x", new string('y', 70_000))]))
            .Location, StringComparison.Ordinal);
    }
}
