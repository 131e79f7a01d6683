using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Staff;
using Shop.Web.Hosting.Staff;
using Xunit;

namespace Shop.Web.Tests.Hosting;

[Collection(nameof(HostedShop))]
public sealed class StaffPasswordTests(HostedShop shop)
{
    private const string First = "the first password of hers";
    private const string Second = "the second password of hers";

    [Fact]
    public async Task Staff_change_their_own_password_keep_their_session_and_end_the_others()
    {
        var email = await MemberAsync();
        using var here = shop.Client();
        using var elsewhere = shop.Client();
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(here, email, First));
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(elsewhere, email, First));
        using var changed = await ChangeAsync(here, First, Second, Second);
        Assert.Equal("/admin/password?changed=1", changed.Headers.Location!.ToString());
        using (var page =
            await here.GetAsync(changed.Headers.Location)) Assert.Contains("Your password is changed",
            await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using (var page = await elsewhere.GetAsync("/admin/password")) Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        using var later = shop.Client();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SignInAsync(later, email, First));
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(later, email, Second));
    }

    [Theory]
    [InlineData("not the password", Second, Second, "The current password is wrong.")]
    [InlineData(First, Second, "something else entirely", "typed differently")]
    [InlineData(First, "too short", "too short", "at least 12 characters")]
    [InlineData(First, "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "at least 5 different characters")]
    public async Task What_is_wrong_is_said_in_words_and_nothing_is_changed(string current, string wanted, string again, string words)
    {
        var email = await MemberAsync();
        using var client = shop.Client();
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(client, email, First));
        using var refused = await ChangeAsync(client, current, wanted, again);
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain(wanted, page, StringComparison.Ordinal);
        using var later = shop.Client();
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(later, email, First));
    }

    [Fact]
    public async Task A_stolen_session_finds_no_password_by_trying()
    {
        using var client = shop.Client();
        var email = await MemberAsync();
        await SignInAsync(client, email, First);
        for (var guess = 0; guess < 10; guess++)
        {
            using var wrong = await ChangeAsync(client, $"guess number {guess}", Second, Second);
        }

        using var right = await ChangeAsync(client, First, Second, Second);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.StatusCode);
    }

    [Fact]
    public async Task No_password_is_written_into_the_log_of_staff()
    {
        var email = await MemberAsync();
        using var client = shop.Client();
        await SignInAsync(client, email, First);
        using var changed = await ChangeAsync(client, First, Second, Second);
        await using var scope = shop.Services.CreateAsyncScope();
        var entries = await scope.ServiceProvider.GetRequiredService<AuditLog>().NewestAsync(default);
        Assert.Contains(entries, entry => entry.By == email && entry.Action == "POST /admin/password");
        Assert.DoesNotContain(entries, entry => entry.Detail.Contains("password of hers", StringComparison.Ordinal));
    }

    private async Task<string> MemberAsync()
    {
        var email = $"member-{Guid.NewGuid():N}@example.com";
        await using var scope = shop.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<StaffAccounts>().CreateAdminAsync(email, First));
        return email;
    }

    private static async Task<HttpStatusCode> SignInAsync(HttpClient client, string email, string password)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["email"] = email, ["password"] = password });
        using var answer = await client.PostAsync("/admin/sign-in", form);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> ChangeAsync(HttpClient client, string current, string wanted, string again)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["current_password"] = current, ["password"] = wanted, ["password_again"] = again,
        });
        return await client.PostAsync("/admin/password", form);
    }
}
