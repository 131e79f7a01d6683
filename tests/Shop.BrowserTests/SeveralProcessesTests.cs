using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>Two processes for pages and two for jobs on one PostgreSQL database, with Stripe (the sandbox) outside of them all.</summary>
public sealed class SeveralProcessesTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly string _data = Directory.CreateTempSubdirectory("shop-several-").FullName;
    private readonly List<IAsyncDisposable> _started = [];
    private ShopProcess _first = null!;
    private ShopProcess _second = null!;
    private SandboxProcess _sandbox = null!;

    public async Task InitializeAsync()
    {
        if (Requirements.PostgresPrograms is null) return;
        var port = FreePort.Find();
        var address = new Uri($"http://127.0.0.1:{port}");
        _sandbox = Keep(await SandboxProcess.StartAsync(address, _data));
        var settings = new ShopSettings { DataPath = _data }.OnPostgres(await DemoData.CopyDatabaseAsync())
            .With("Stripe__ApiBase", _sandbox.ApiBase).With("Shop__PublicUrl", address.GetLeftPart(UriPartial.Authority))
                .With("Jobs__ReconcileSeconds", "2");
        _first = Keep(await ShopProcess.StartAsync(settings.With("Shop__Role", "web") with { Port = port }));
        _second = Keep(await ShopProcess.StartAsync(settings.With("Shop__Role", "web")));
        Keep(await ShopProcess.StartAsync(settings.With("Shop__Role", "jobs")));
        Keep(await ShopProcess.StartAsync(settings.With("Shop__Role", "jobs")));
    }

    public async Task DisposeAsync()
    {
        foreach (var process in Enumerable.Reverse(_started)) await process.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [PostgresFact]
    public async Task A_cart_filled_at_one_process_is_paid_at_another_and_each_buyer_gets_one_mail()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(BuyAsync));
        for (var buyer = 0; buyer < 6; buyer++)
        {
            await _sandbox.Client.MailAsync(mail => mail.To == Email(buyer), Patience);
            Assert.Single(await _sandbox.Client.MailsAsync(), mail => mail.To == Email(buyer));
        }

        var verified = await _first.RunCommandAsync("verify");
        Assert.True(verified.ExitCode == 0, verified.Output);
    }

    [PostgresFact]
    public async Task Staff_who_sign_in_at_one_process_are_known_at_the_other_and_out_at_both_when_they_leave()
    {
        using var staff = new CookieShopper(_first.Address);
        await staff.SignInAsync(await _first.CreateAdminAsync("several@example.com"));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await staff.GetAsync(new Uri(_second.Address, "/admin/orders"))).Status);
        await staff.PostAsync("/admin/sign-out");
        Assert.Equal(System.Net.HttpStatusCode.Found, (await staff.GetAsync(new Uri(_second.Address, "/admin/orders"))).Status);
    }

    private async Task BuyAsync(int buyer)
    {
        using var shopper = new CookieShopper(_first.Address);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1 + buyer % 3))[buyer % 3].Sku, 1);
        // The second half of the purchase goes to the other process, as a load balancer may choose at any time.
        var page = await shopper.GetAsync(new Uri(_second.Address, "/checkout"));
        var placed = await shopper.SubmitAsync(page, "/checkout", new CheckoutFields { Email = Email(buyer) }.ToFields());
        var order = await shopper.ReachOrderPageAsync(await shopper.PayAsync(placed.Location!, TestCards.Good), Patience);
        Assert.Equal("paid", order.Hook("data-order-status"));
    }

    private static string Email(int buyer) => $"several-{buyer}@example.com";

    private T Keep<T>(T process) where T : IAsyncDisposable
    {
        _started.Add(process);
        return process;
    }
}
