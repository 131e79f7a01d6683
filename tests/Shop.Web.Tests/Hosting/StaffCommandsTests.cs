using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Shop.Web.Tests.Hosting;

/// <summary>The hoster's commands for staff accounts, beside a shop that runs.</summary>
public sealed partial class StaffCommandsTests : IDisposable
{
    private const string Boss = "boss@example.com";
    private const string Other = "other@example.com";
    private readonly BuiltProgram _program = new();

    [Fact]
    public async Task Reset_prints_a_new_password_once_that_works_at_once_and_ends_sessions_and_lock_outs()
    {
        var old = await CreateAsync(Boss);
        await _program.WhileRunningAsync(async (shop, _) =>
        {
            using var session = Browser(shop);
            Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(session, Boss, old));
            Assert.Equal(HttpStatusCode.OK, await OrdersAsync(session));
            Execute("UPDATE staff_user SET \"LockoutEnd\" = 4102444800000");
            Assert.Equal(HttpStatusCode.Redirect, await OrdersAsync(session));
            using var locked = Browser(shop);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await SignInAsync(locked, Boss, old));
            var fresh = PasswordIn(await OkAsync("admin", "reset", "--email", Boss));
            Assert.Equal(HttpStatusCode.Redirect, await OrdersAsync(session));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await SignInAsync(locked, Boss, old));
            Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(locked, Boss, fresh));
            Assert.Equal(HttpStatusCode.OK, await OrdersAsync(locked));
        });
        Assert.Equal(["admin create", "admin reset"], Actions());
    }

    [Fact]
    public async Task A_disabled_account_has_no_session_and_no_way_in_until_it_is_enabled()
    {
        var password = await CreateAsync(Boss);
        await CreateAsync(Other);
        await _program.WhileRunningAsync(async (shop, _) =>
        {
            using var session = Browser(shop);
            Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(session, Boss, password));
            await OkAsync("admin", "disable", "--email", Boss.ToUpperInvariant());
            Assert.Equal(HttpStatusCode.Redirect, await OrdersAsync(session));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await SignInAsync(session, Boss, password));
            Assert.Matches($"{Boss}  owner  disabled\n{Other}  owner  enabled\n", await OkAsync("admin", "list"));
            await OkAsync("admin", "enable", "--email", Boss);
            Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(session, Boss, password));
        });
        Assert.Equal(["admin create", "admin create", "admin disable", "admin enable"], Actions());
    }

    [Fact]
    public async Task The_last_owner_who_can_sign_in_is_not_disabled_without_a_word()
    {
        await CreateAsync(Boss);
        await CreateAsync(Other);
        await OkAsync("admin", "disable", "--email", Other);
        var (code, _, errors) = await _program.RunAsync("admin", "disable", "--email", Boss);
        Assert.Equal(1, code);
        Assert.Contains("--force", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        await OkAsync("admin", "disable", "--email", Boss, "--force");
        Assert.DoesNotContain("enabled", await OkAsync("admin", "list"), StringComparison.Ordinal);
        PasswordIn(await OkAsync("admin", "reset", "--email", Boss));
        Assert.Contains($"{Boss}  owner  enabled", await OkAsync("admin", "list"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("disable")]
    [InlineData("enable")]
    public async Task An_address_that_nobody_has_is_refused_in_one_line(string verb)
    {
        var (code, output, errors) = await _program.RunAsync("admin", verb, "--email", "nobody@example.com");
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("nobody@example.com", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        var (help, words, _) = await _program.RunAsync("admin", verb, "--help");
        Assert.Equal(0, help);
        Assert.Contains("--email", words, StringComparison.Ordinal);
    }

    public void Dispose() => _program.Dispose();

    private async Task<string> OkAsync(params string[] arguments)
    {
        var (code, output, errors) = await _program.RunAsync(arguments);
        Assert.True(code == 0, errors);
        return output;
    }

    private async Task<string> CreateAsync(string email) => PasswordIn(await OkAsync("admin", "create", "--email", email));

    private static string PasswordIn(string output) => Assert.Single(Password().Matches(output)).Groups[1].Value;

    private static HttpClient Browser(Uri shop) => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = shop };

    private static async Task<HttpStatusCode> SignInAsync(HttpClient browser, string email, string password)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["email"] = email, ["password"] = password });
        using var answer = await browser.PostAsync("/admin/sign-in", form);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> OrdersAsync(HttpClient browser)
    {
        using var answer = await browser.GetAsync("/admin/orders");
        return answer.StatusCode;
    }

    private List<string> Actions()
    {
        using var connection = Connection();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Action\" FROM staff_audit_entry WHERE \"Action\" LIKE 'admin %' ORDER BY \"Sequence\"";
        using var reader = command.ExecuteReader();
        var actions = new List<string>();
        while (reader.Read()) actions.Add(reader.GetString(0));
        return actions;
    }

    private void Execute(string sql)
    {
        using var connection = Connection();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Connection()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(_program.Data, "shop.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    [GeneratedRegex(@"Password: ([A-Za-z0-9_-]{27})")]
    private static partial Regex Password();
}
