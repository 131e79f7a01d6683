using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Checkout;
using Shop.Domain.Checkout.Limits;
using Shop.Domain.Invoicing;
using Shop.Domain.Staff;
using Shop.Jobs.Mail;
using Shop.Web.Tests.Features;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.MerchantSettings;

/// <summary>The merchant edits the settings of a shop that has nothing else yet.</summary>
public sealed class SettingsPagesTests : IAsyncLifetime
{
    private const string Page = "/admin/settings/shop";
    private const string Save = ".form button";
    private EmptyShop _shop = null!;
    private StaffPages _staff = null!;

    public async Task InitializeAsync()
    {
        _shop = await EmptyShop.StartAsync("--Shop:Name=From the start", "--Smtp:Host=127.0.0.1", "--Smtp:User=mailer",
            "--Smtp:Password=very-secret-word");
        _staff = await _shop.StaffAsync();
    }

    public async Task DisposeAsync()
    {
        _staff.Dispose();
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task A_saved_name_wins_over_the_start_s_and_is_on_cached_pages_at_once()
    {
        for (var visit = 0; visit < 2; visit++)
            Assert.Contains("From the start", (await _shop.SeeAsync("/")).Body, StringComparison.Ordinal);
        Assert.Contains("From command line (Shop:Name)", (await _staff.GetAsync(Page))
            .QuerySelector("#shop-name-hint")!.TextContent, StringComparison.Ordinal);
        await _staff.SaveAsync(Page, Save, ("name", "Casa Rosa"), ("legalName", "Casa Rosa, S.L."), ("address", "Calle 1\n17001 Girona"),
            ("email", "hola@casa.example"));
        var front = (await _shop.SeeAsync("/")).Body;
        Assert.Contains("Casa Rosa, S.L.", front, StringComparison.Ordinal);
        Assert.DoesNotContain("From the start", front, StringComparison.Ordinal);
        Assert.NotNull((await _staff.GetAsync(Page)).QuerySelector("[data-origin=saved]"));
    }

    [Fact]
    public async Task New_invoices_mails_and_checkouts_take_what_was_saved()
    {
        await _staff.SaveAsync(Page, Save, ("name", "Casa Rosa"), ("legalName", "Casa Rosa, S.L."), ("address", "Calle 1\r\n17001 Girona"));
        await _staff.SaveAsync("/admin/settings/orders", Save, ("lapses", "3"), ("completeAfterDays", "0"));
        await using var scope = _shop.Services.CreateAsyncScope();
        var seller = scope.ServiceProvider.GetRequiredService<Seller>().Party;
        Assert.Equal(("Casa Rosa, S.L.", "Calle 1|17001 Girona"), (seller.Name, string.Join('|', seller.AddressLines)));
        Assert.Equal("Casa Rosa", scope.ServiceProvider.GetRequiredService<MailSender>().ShopName);
        Assert.Equal((3, 0),
            (scope.ServiceProvider.GetRequiredService<CheckoutLimits>().Lapses, scope.ServiceProvider.GetRequiredService<CompletionTerms>()
            .Days));
    }

    [Theory]
    [InlineData(Page, "email", "nobody")]
    [InlineData(Page, "legalName", "")]
    [InlineData(Page, "country", "Spain")]
    [InlineData("/admin/settings/orders", "lapses", "-1")]
    [InlineData("/admin/settings/orders", "lapses", "many")]
    [InlineData("/admin/settings/orders", "completeAfterDays", "3651")]
    public async Task What_cannot_be_is_said_beside_its_field_and_all_that_was_typed_stays(string page, string field, string wrong)
    {
        var other = page == Page ? ("phone", "+34 1 2 3") : ("declinesPerOrder", "7");
        var answer = await _staff.PressAsync(await _staff.GetAsync(page), Save, (field, wrong), other);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal((wrong, other.Item2), (StaffPages.Value(answer.Page, field), StaffPages.Value(answer.Page, other.Item1)));
        Assert.Single(answer.Page.QuerySelectorAll(".problem"));
        Assert.NotEqual(other.Item2, StaffPages.Value(await _staff.GetAsync(page), other.Item1));
    }

    [Fact]
    public async Task Two_people_who_change_different_settings_are_both_saved_and_the_same_one_shows_both_values()
    {
        var (first, second) = (await _staff.GetAsync(Page), await _staff.GetAsync(Page));
        Assert.Equal(HttpStatusCode.SeeOther, (await _staff.PressAsync(first, Save, ("phone", "1"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await _staff.PressAsync(second, Save, ("vatId", "2"))).Status);
        var answer = await _staff.PressAsync(second, Save, ("phone", "3"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(("3", "1"),
            (StaffPages.Value(answer.Page, "phone"), answer.Page.QuerySelector("[data-stored=phone] strong")!.TextContent));
        var now = await _staff.GetAsync(Page);
        Assert.Equal(("1", "2"), (StaffPages.Value(now, "phone"), StaffPages.Value(now, "vatId")));
    }

    [Fact]
    public async Task Each_value_that_changes_is_in_the_log_with_the_old_and_the_new_one()
    {
        await _staff.SaveAsync(Page, Save, ("phone", "+34 1"));
        await _staff.SaveAsync(Page, Save, ("phone", "+34 2"), ("country", "PT"));
        await using var scope = _shop.Services.CreateAsyncScope();
        var entries = (await scope.ServiceProvider.GetRequiredService<AuditLog>().NewestAsync(default))
            .Where(entry => entry.Action.StartsWith("settings ", StringComparison.Ordinal))
                .Select(entry => $"{entry.By} {entry.Action} {entry.Detail}").Order(StringComparer.Ordinal);
        Assert.Equal(
        [
            $"{LoneShop.StaffEmail} settings shop.country 'ES' → 'PT'", $"{LoneShop.StaffEmail} settings shop.phone '+34 1' → '+34 2'",
            $"{LoneShop.StaffEmail} settings shop.phone nothing → '+34 1'",
        ], entries);
    }

    [Fact]
    public async Task The_page_of_the_infrastructure_says_what_is_in_force_and_from_where_and_shows_no_secret()
    {
        var page = await _staff.GetAsync("/admin/settings/infrastructure");
        string Row(string key) => string.Join(' ', page.QuerySelectorAll($"[data-setting='{key}'] td").Select(cell => cell.TextContent));
        Assert.Equal("Smtp:Password •••• command line", Row("Smtp:Password"));
        Assert.Equal("Smtp:Port 587 built in", Row("Smtp:Port"));
        Assert.Equal("Stripe:SecretKey sk_test_•••• built in", Row("Stripe:SecretKey"));
        Assert.DoesNotContain("very-secret-word", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }
}
