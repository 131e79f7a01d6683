using System.Globalization;
using System.Net;
using Shop.Domain.Content;
using Shop.Web.Tests.Features;
using Shop.Web.Tests.MerchantSettings;
using Xunit;

namespace Shop.Web.Tests.Content;

/// <summary>The bar above the pages of an empty shop.</summary>
public sealed class AnnouncementTests : IAsyncLifetime
{
    private const string Page = "/admin/content/announcement";
    private const string Save = ".form button";
    private EmptyShop _shop = null!;
    private StaffPages _staff = null!;

    public async Task InitializeAsync() => _staff = await (_shop = await EmptyShop.StartAsync()).StaffAsync();

    public async Task DisposeAsync()
    {
        _staff.Dispose();
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task It_is_on_cached_pages_at_once_in_the_reader_s_language_and_gone_when_it_is_switched_off()
    {
        Assert.DoesNotContain("class=\"announcement\"", (await _shop.SeeAsync("/")).Body, StringComparison.Ordinal);
        await _staff.SaveAsync(Page, Save, ("isOn", "on"), ("text-en", "Closed <b>on</b> Monday"), ("text-es", "Cerrado el lunes"),
            ("link", "/catalogue"));
        var english = (await _shop.SeeAsync("/")).Body;
        Assert.Contains("Closed &lt;b&gt;on&lt;/b&gt; Monday", english, StringComparison.Ordinal);
        var spanish = (await _shop.SeeAsync("/es")).Body;
        Assert.Contains("<a href=\"/es/catalogue\">Cerrado el lunes</a>", spanish, StringComparison.Ordinal);
        await _staff.SaveAsync(Page, Save, ("isOn", ""));
        Assert.DoesNotContain("Closed", (await _shop.SeeAsync("/")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("link", "javascript:alert(1)")]
    [InlineData("link", "//elsewhere.example")]
    [InlineData("link", "http://elsewhere.example")]
    [InlineData("from", "yesterday")]
    [InlineData("text-en", "")]
    public async Task What_cannot_be_is_refused_and_kept(string field, string wrong)
    {
        (string, string)[] good = [("isOn", "on"), ("text-en", "Hello")];
        var answer = await _staff.PressAsync(
            await _staff.GetAsync(Page), Save, [.. good.Where(each => each.Item1 != field), (field, wrong)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(wrong, StaffPages.Value(answer.Page, field));
        Assert.DoesNotContain("class=\"announcement\"", (await _shop.SeeAsync("/")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-01", true)]
    [InlineData("2026-11-30", false)]
    [InlineData("2026-12-24", false)]
    public void It_is_shown_from_its_first_moment_to_before_its_last(string day, bool isShown)
    {
        DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var bar = new Announcement { IsOn = true, From = At("2026-12-01"), Until = At("2026-12-24") };
        Assert.Equal(isShown, bar.IsShownAt(At(day)));
        Assert.False((bar with { IsOn = false }).IsShownAt(At(day)));
    }
}
