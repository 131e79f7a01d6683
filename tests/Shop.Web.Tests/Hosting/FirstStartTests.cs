using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Shop.Web.Tests.Hosting;

/// <summary>What a first start says when something comes in its way.</summary>
public sealed class FirstStartTests : IDisposable
{
    private readonly BuiltProgram _program = new();

    [Fact]
    public async Task A_first_start_whose_port_is_taken_shows_the_password_all_the_same_and_it_works()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var (code, output, errors) = await _program.RunAsync($"--urls=http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");
        Assert.Equal(1, code);
        Assert.StartsWith("The shop does not start: ", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        var (email, password) = (Words(output, "E-mail:"), Words(output, "Password:"));
        await _program.WhileRunningAsync(async (shop, shown) =>
        {
            Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(shop, email, password));
            Assert.DoesNotContain("Password:", shown(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Admin_create_beside_a_first_start_that_fills_the_shop_makes_an_admin_and_leaves_the_start_alone()
    {
        _program.With("Shop__DemoData", "true");
        Task<(int Code, string Output, string Errors)>? creating = null;
        var watching = Task.Run(async () =>
        {
            while (!File.Exists(Path.Combine(_program.Data, "shop.lock"))) await Task.Delay(1);
            creating = _program.RunAsync("admin", "create", "--email", "boss@example.com");
        });
        await _program.WhileRunningAsync(async (shop, _) =>
        {
            await watching;
            var (code, output, errors) = await creating!;
            Assert.True(code == 0, errors);
            Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(shop, "boss@example.com", Words(output, "Password:")));
        });
    }

    public void Dispose() => _program.Dispose();

    private static async Task<HttpStatusCode> SignInAsync(Uri shop, string email, string password)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = shop };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["email"] = email, ["password"] = password });
        using var answer = await client.PostAsync("/admin/sign-in", form);
        return answer.StatusCode;
    }

    private static string Words(string output, string label) =>
        output[(output.IndexOf(label, StringComparison.Ordinal) + label.Length)..].TrimStart().Split([' ', '\n', '\r'])[0];
}
