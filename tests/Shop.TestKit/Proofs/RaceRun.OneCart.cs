using System.Globalization;
using System.Net;

namespace Shop.TestKit.Proofs;

/// <summary>The races of one cart that is ordered from several pages at once: one of its orders can be paid, and none twice.</summary>
public sealed partial class RaceRun
{
    /// <summary>What may happen to the first order in the moment in which the second form is sent.</summary>
    private static readonly string[] Meanwhile = ["nothing", "paying", "staff cancel", "letting it expire", "paying by bank transfer"];

    private async Task OneCartAsync(int rounds, string sku, Action<string> tell)
    {
        await SetAvailableAsync(sku, 1_000_000);
        for (var round = 1; round <= rounds; round++)
        {
            if (round % 100 == 0) tell($"one cart: {round} rounds, {_breaches.Count} breaches");
            await RaceAsync("two forms of one cart", () => TwoFormsAsync(sku, 2));
            if (round % 25 == 1) await RaceAsync("ten forms of one cart", () => TwoFormsAsync(sku, 10));
            if (round % 5 != 1) continue;
            var meanwhile = Meanwhile[round / 5 % Meanwhile.Length];
            await RaceAsync($"a second form, meanwhile {meanwhile}", () => FormAfterOrderAsync(sku, meanwhile));
        }
    }

    // Each form is sent and each page that it leads to is paid, as by somebody with the cart open in several tabs.
    private async Task TwoFormsAsync(string sku, int forms)
    {
        using var buyer = await BuyerAsync(null, (sku, 1));
        var tabs = new List<IReadOnlyList<KeyValuePair<string, string>>>();
        for (var number = 0; number < forms; number++)
            tabs.Add(await buyer.FormAsync(
                $"{buyer.Email[..buyer.Email.IndexOf('@', StringComparison.Ordinal)]}{(forms == 2 ? 0 : number)}@example.com"));
        using var gate = new ManualResetEventSlim();
        var sent = tabs.ConvertAll(tab => Task.Run(async () =>
        {
            gate.Wait();
            return await buyer.OrderAsync(tab);
        }));
        gate.Set();
        var answers = await Task.WhenAll(sent);
        Count(answers);
        await Task.WhenAll(answers.Select(answer => answer.Location).Where(IsPaymentPage).Distinct()
            .Select(page => Task.Run(() => TryPayAsync(buyer, page!))));
        if (answers.Any(answer => answer.Status != HttpStatusCode.SeeOther))
            _breaches.Add($"a form of the same cart was answered {string.Join(", ", answers.Select(answer => (int)answer.Status))}");
        await OnePaidAsync(buyer, forms);
    }

    private async Task FormAfterOrderAsync(string sku, string meanwhile)
    {
        using var buyer = await BuyerAsync(null, (sku, 1));
        var second = await buyer.FormAsync(buyer.Email);
        var placed = await buyer.OrderAsync();
        Count([placed]);
        var number = (await database.TextsAsync($"SELECT \"Number\" FROM orders_order WHERE \"EmailKey\" = '{buyer.Email}'"))[0];
        var other = Task.Run(() => HappenAsync(meanwhile, buyer, placed.Location!, number));
        var again = await buyer.OrderAsync(second);
        await other;
        Count([again]);
        if (IsPaymentPage(again.Location)) await TryPayAsync(buyer, again.Location!);
        var taken = await database.NumberAsync(
            $"SELECT COUNT(*) FROM orders_order WHERE \"EmailKey\" = '{buyer.Email}' AND \"HasLeftCart\" = {(database.IsSqlite ? "1" : "TRUE")}");
        if (taken > 1) _breaches.Add($"{meanwhile}: {taken} orders of one cart took its goods");
    }

    private async Task HappenAsync(string meanwhile, RaceBuyer buyer, Uri payPage, string number)
    {
        if (meanwhile == "paying") await TryPayAsync(buyer, payPage);
        if (meanwhile == "staff cancel") CountError((await _staff.PostAsync($"/admin/orders/{number}/cancel")).Status);
        if (meanwhile == "letting it expire") await buyer.LeavePageAsync(payPage, ("action", "expire"));
        if (meanwhile == "paying by bank transfer")
            await buyer.LeavePageAsync(payPage, ("action", "delayed"), ("delay_seconds", "1"), ("outcome", "succeed"));
    }

    private static bool IsPaymentPage(Uri? location) =>
        location?.ToString().Contains("/sandbox/stripe/pay/", StringComparison.Ordinal) == true;

    // However the forms raced: one order of the cart is paid, no other can be, and its goods are in no cart any more.
    private async Task OnePaidAsync(RaceBuyer buyer, int forms)
    {
        var cart = (await database.TextsAsync(
            $"SELECT CAST(\"CartId\" AS TEXT) FROM orders_order WHERE \"EmailKey\" LIKE '{buyer.Email[..buyer.Email.IndexOf('@', StringComparison.Ordinal)]}%'")).Distinct().Single();
        string Orders(string where) => $"SELECT COUNT(*) FROM orders_order WHERE CAST(\"CartId\" AS TEXT) = '{cart}' AND {where}";
        var paid = 0L;
        await Eventually.TrueAsync(
            async () => (paid = await database.NumberAsync(Orders("\"PaidAt\" IS NOT NULL"))) > 0
                && await database.NumberAsync(Orders("\"OpenCartId\" IS NOT NULL")) == 0,
            Patience, $"{forms} forms of one cart, and no order is paid");
        if (paid != 1) _breaches.Add(string.Create(CultureInfo.InvariantCulture, $"{forms} forms of one cart made {paid} paid orders"));
    }
}
