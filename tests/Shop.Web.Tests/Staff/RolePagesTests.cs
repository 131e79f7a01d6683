using Shop.Domain.Staff;
using Xunit;

namespace Shop.Web.Tests.Staff;

public sealed class RolePagesTests : IAsyncLifetime
{
    private StaffShop? _shop;

    public async Task InitializeAsync() => _shop = await StaffShop.OpenAsync();

    public async Task DisposeAsync() => await _shop!.DisposeAsync();

    [Fact]
    public async Task An_own_role_opens_what_it_says_from_the_next_request_on()
    {
        using var owner = await _shop!.SignedInAsync();
        var made = await owner.PostAsync("/admin/staff/roles/_new", ("name", "Book keeper"), ("may[coupons]", "read"), ("version", "0"));
        Assert.Equal((303, "/admin/staff/roles/book-keeper?done=saved"), (made.Status, made.Location));
        using var keeper = await _shop.SignedInAsync(await _shop.HireAsync("book-keeper"), StaffShop.Password);
        Assert.Equal(200, (await keeper.GetAsync("/admin/coupons")).Status);
        Assert.Equal(403, (await keeper.PostAsync("/admin/coupons/_new")).Status);
        Assert.Equal(403, (await keeper.GetAsync("/admin/stock")).Status);
        var changed = await owner.PostAsync("/admin/staff/roles/book-keeper", ("name", "Book keeper"), ("may[coupons]", "none"),
            ("may[stock]", "write"), ("may[staff-accounts]", "write"), ("version", "1"));
        Assert.Equal("/admin/staff/roles/book-keeper?done=saved", changed.Location);
        Assert.Equal(403, (await keeper.GetAsync("/admin/coupons")).Status);
        Assert.Equal(200, (await keeper.GetAsync("/admin/stock")).Status);
        Assert.Equal(403, (await keeper.GetAsync("/admin/staff")).Status);
        Assert.Contains(await _shop.LogAsync(), entry => entry.Action == "role book-keeper"
            && entry.Detail == "'Book keeper' (coupons:read) → 'Book keeper' (stock:write)" && entry.By == StaffShop.Owner);
    }

    [Fact]
    public async Task Two_who_edit_a_role_are_told_and_what_was_typed_stays()
    {
        using var owner = await _shop!.SignedInAsync();
        await owner.PostAsync("/admin/staff/roles/_new", ("name", "Intern"), ("version", "0"));
        await owner.PostAsync("/admin/staff/roles/intern", ("name", "Trainee"), ("version", "1"));
        var late = await owner.PostAsync("/admin/staff/roles/intern", ("name", "Apprentice"), ("version", "1"));
        Assert.Equal((409, "Apprentice"), (late.Status, late.Page.QuerySelector("[name=name]")!.GetAttribute("value")));
        var empty = await owner.PostAsync("/admin/staff/roles/intern", ("name", " "), ("may[stock]", "read"), ("version", "2"));
        Assert.Equal((422, "read"), (empty.Status, empty.Page.QuerySelector("[name='may[stock]'] option[selected]")!
            .GetAttribute("value")));
        var same = await owner.PostAsync("/admin/staff/roles/_new", ("name", "Intern"), ("version", "0"));
        Assert.Equal(422, same.Status);
        Assert.Contains("There is a role Intern already.", same.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_comes_with_the_shop_is_shown_and_copied_and_never_changed()
    {
        using var owner = await _shop!.SignedInAsync();
        var page = await owner.GetAsync("/admin/staff/roles/support");
        Assert.NotNull(page.Page.QuerySelector("fieldset[disabled] [name='may[orders]']"));
        var forced = await owner.PostAsync("/admin/staff/roles/support", ("name", "Mine"), ("may[settings]", "write"), ("version", "1"));
        Assert.Equal(422, forced.Status);
        var copy = await owner.GetAsync("/admin/staff/roles/_new?like=support");
        Assert.Equal("write", copy.Page.QuerySelector("[name='may[refunds]'] option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_role_s_menu_has_what_it_may_see_and_the_start_is_a_page_that_it_may_see()
    {
        using var packer = await _shop!.SignedInAsync(await _shop.HireAsync(StaffRole.Fulfilment), StaffShop.Password);
        var page = (await packer.GetAsync("/admin/stock")).Page;
        var menu = page.QuerySelectorAll("header nav a").Select(link => link.GetAttribute("href")).ToList();
        Assert.Contains("/admin/orders", menu);
        Assert.DoesNotContain("/admin/staff", menu);
        Assert.DoesNotContain("/admin/settings", menu);
        using var owner = await _shop.SignedInAsync();
        await owner.PostAsync("/admin/staff/roles/_new", ("name", "Writer"), ("may[content]", "write"), ("version", "0"));
        using var writer = _shop.Browser();
        Assert.Equal("/admin/content/pages", (await writer.SignInAsync(await _shop.HireAsync("writer"), StaffShop.Password)).Location);
        Assert.Equal("/admin/content/pages", (await writer.GetAsync("/admin")).Location);
    }

    [Fact]
    public async Task Who_may_only_read_is_told_so_and_finds_forms_that_take_nothing_and_no_links_to_what_is_closed()
    {
        using var clerk = await _shop!.SignedInAsync(await _shop.HireAsync(StaffRole.Accounting), StaffShop.Password);
        var page = (await clerk.GetAsync("/admin/coupons/_new")).Page;
        Assert.NotNull(page.QuerySelector("[data-read-only]"));
        Assert.NotNull(page.QuerySelector("main form > fieldset[disabled] [name=code]"));
        var refused = await clerk.PostAsync("/admin/coupons/_new", ("code", "FREE"));
        Assert.Equal(403, refused.Status);
        Assert.Contains("Your role may not allow this", refused.Html, StringComparison.Ordinal);
        var books = (await clerk.GetAsync("/admin/price-books")).Page;
        Assert.Empty(books.QuerySelectorAll("a[href^='/admin/products']"));
        using var owner = await _shop.SignedInAsync();
        Assert.Null((await owner.GetAsync("/admin/coupons/_new")).Page.QuerySelector("[data-read-only], fieldset.read-only"));
        Assert.NotEmpty((await owner.GetAsync("/admin/price-books")).Page.QuerySelectorAll("a[href^='/admin/products']"));
    }
}
