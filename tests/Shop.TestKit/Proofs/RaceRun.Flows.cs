using System.Globalization;

namespace Shop.TestKit.Proofs;

/// <summary>The races of one buyer against himself, of crossing carts, and of those who settle or cancel one order.</summary>
public sealed partial class RaceRun
{
    private async Task SameFormAsync(string sku)
    {
        await SetAvailableAsync(sku, 100);
        using var buyer = await BuyerAsync(null, (sku, 1));
        var before = await database.NumberAsync("SELECT COUNT(*) FROM orders_order");
        Count(await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(buyer.OrderAsync))));
        var made = await database.NumberAsync("SELECT COUNT(*) FROM orders_order") - before;
        if (made != 1) _breaches.Add($"one form sent 20 times made {made} orders");
    }

    // Half of them hold A and B, half B and A: locks taken crosswise would deadlock.
    private async Task CrossingAsync(string a, string b)
    {
        await SetAvailableAsync(a, 10);
        await SetAvailableAsync(b, 10);
        var crowd = new List<RaceBuyer>();
        for (var number = 0; number < 20; number++)
            crowd.Add(number % 2 == 0 ? await BuyerAsync(null, (a, 1), (b, 1)) : await BuyerAsync(null, (b, 1), (a, 1)));
        var placed = await ReleaseAsync(crowd);
        if (placed.Count > 10) _oversold += placed.Count - 10;
        if (placed.Count < 10) _breaches.Add($"ten of each, and {placed.Count} orders of both");
        crowd.ForEach(buyer => buyer.Dispose());
    }

    private async Task ChangingCartAsync(string sku)
    {
        await SetAvailableAsync(sku, 1000);
        using var buyer = await BuyerAsync(null, (sku, 1));
        var order = Task.Run(buyer.OrderAsync);
        var changes = Enumerable.Range(2, 5)
            .Select(quantity =>
            Task.Run(() => buyer.PostAsync($"/cart/lines/{sku}", ("quantity", quantity.ToString(CultureInfo.InvariantCulture))))).ToList();
        Count([await order]);
        foreach (var (status, _) in await Task.WhenAll(changes)) CountError(status);
    }

    // Return page, webhooks (each twice) and reconciler settle one payment at once.
    private async Task SettlingAsync(string sku)
    {
        await SetAvailableAsync(sku, 100);
        using var buyer = await BuyerAsync(null, (sku, 1));
        var placed = await buyer.OrderAsync();
        Count([placed]);
        await shop.Sandbox.ChaosAsync(("seed", "1"), ("duplicate", "1"));
        var page = await buyer.PayAsync(placed.Location!);
        await shop.Sandbox.ChaosAsync(("off", "true"));
        var token = page.Address.Query.Length > 0 ? page.Address.Query.Split('=')[^1] : page.Address.Segments[^1];
        var returns =
            await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => buyer.GetAsync($"/checkout/return?order={token}"))));
        foreach (var answer in returns) CountError(answer.Status);
        await Eventually.TrueAsync(async () => (await buyer.GetAsync($"/orders/{token}"))
            .Document.QuerySelector("[data-order-status=paid]") is not null, Patience, "not paid");
        var invoices =
            await database.NumberAsync(
            $"SELECT COUNT(*) FROM invoicing_invoice i JOIN orders_order o ON o.\"Id\" = i.\"OrderId\" WHERE o.\"Token\" = '{token}'");
        if (invoices != 1) _breaches.Add($"{invoices} invoices of one order");
    }

    private async Task CancellingAsync(string sku)
    {
        await SetAvailableAsync(sku, 100);
        using var buyer = await BuyerAsync(null, (sku, 1));
        var placed = await buyer.OrderAsync();
        Count([placed]);
        var number = (await _staff.GetAsync("/admin/orders?status=awaiting-payment"))
            .Document.QuerySelector("tr[data-order-number]")!.GetAttribute("data-order-number")!;
        var pay = Task.Run(() => TryPayAsync(buyer, placed.Location!));
        var cancel = Task.Run(() => _staff.PostAsync($"/admin/orders/{number}/cancel"));
        await pay;
        CountError((await cancel).Status);
        await Eventually.TrueAsync(
            async () => (await _staff.GetAsync($"/admin/orders/{number}"))
                .Hook("data-order-status") is "paid" or "cancelled", Patience, $"{number} is neither paid nor cancelled");
    }

    // The page may be gone already: then the order was cancelled first.
    private static async Task TryPayAsync(RaceBuyer buyer, Uri payPage)
    {
        try
        {
            await buyer.PayAsync(payPage);
        }
        catch (InvalidOperationException)
        {
            return;
        }
    }
}
