using System.Globalization;

namespace Shop.TestKit.Proofs;

/// <summary>The races of one cart and of one paid order against themselves.</summary>
public sealed partial class RaceRun
{
    private const int Adds = 50;
    private const int Refunds = 20;

    private Task RaceAsync(string name, Func<Task> race)
    {
        Tally(name);
        return race();
    }

    private void Tally(string race) => _races[race] = _races.GetValueOrDefault(race) + 1;

    private async Task AddingAsync(string sku)
    {
        await SetAvailableAsync(sku, 1000);
        using var shopper = new CookieShopper(shop.Address);
        await shopper.AddToCartAsync(sku, 1);
        var added = await Task.WhenAll(Enumerable.Range(1, Adds - 1)
            .Select(_ => Task.Run(() => shopper.PostQuicklyAsync("/cart/lines", [new("sku", sku), new("quantity", "1")]))));
        foreach (var (status, _) in added) CountError(status);
        var there = (await shopper.GetAsync("/cart")).Document.QuerySelector("li[data-sku]")!.GetAttribute("data-quantity");
        if (there != Adds.ToString(CultureInfo.InvariantCulture)) _breaches.Add($"{Adds} adds in one session left {there}");
    }

    // One form twenty times is one refund; then twenty forms over all that is left: one of them gets it.
    private async Task RefundingAsync(string sku)
    {
        await SetAvailableAsync(sku, 100);
        using var buyer = await BuyerAsync(null, (sku, 1));
        var placed = await buyer.OrderAsync();
        Count([placed]);
        await buyer.PayAsync(placed.Location!);
        var number = await PaidNumberAsync();
        var page = await _staff.GetAsync($"/admin/orders/{number}");
        await AllAtOnceAsync(Enumerable.Repeat(page, Refunds), "1.00");
        var left = page.TotalMinor - 100;
        var pages = await Task.WhenAll(Enumerable.Range(0, Refunds).Select(_ => _staff.GetAsync($"/admin/orders/{number}")));
        await AllAtOnceAsync(pages, string.Create(CultureInfo.InvariantCulture, $"{left / 100}.{left % 100:00}"));
        await Eventually.TrueAsync(
            async () => (await _staff.GetAsync($"/admin/orders/{number}"))
                .Hook("data-order-status") == "refunded", Patience, $"{number} is not refunded whole");
        var made = await database.NumberAsync(
            $"SELECT COUNT(*) FROM payments_refund r JOIN orders_order o ON o.\"Id\" = r.\"OrderId\" WHERE o.\"Number\" = '{number}'");
        if (made != 2) _breaches.Add($"{number}: {made} refunds instead of two");
    }

    private async Task AllAtOnceAsync(IEnumerable<ShopPage> pages, string amount)
    {
        var answers =
            await Task.WhenAll(
            pages.Select(page => Task.Run(() => _staff.SubmitAsync(page, "/refund", ("amount", amount), ("reason", "race")))));
        foreach (var answer in answers) CountError(answer.Status);
    }

    private Task<string> PaidNumberAsync() => Eventually.AnswerAsync(
        async () => (await _staff.GetAsync("/admin/orders?status=paid")).Document.QuerySelector("tr[data-order-number]")
            ?.GetAttribute("data-order-number"),
        Patience, () => "the order is not paid");
}
