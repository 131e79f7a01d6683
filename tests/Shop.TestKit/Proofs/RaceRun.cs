using System.Globalization;
using System.Net;

namespace Shop.TestKit.Proofs;

/// <summary>What the races came to; the last three must be 0.</summary>
public sealed record RaceReport(
    int Checkouts, int Placed, IReadOnlyDictionary<string, int> Races, int Oversold, int OverRedeemed, int ServerErrors,
        IReadOnlyList<string> Breaches);

/// <summary>
/// Sends the last request of many shoppers in the same moment and counts who got through: the method by which the
/// ACIDRain study (SIGMOD 2017) found shops that oversell and give coupons away.
/// </summary>
public sealed partial class RaceRun(ShopProcess shop, ShopDatabase database, int buyers) : IDisposable
{
    private const string Coupon = "WELCOME10";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly CookieShopper _staff = new(shop.Address);
    private readonly List<string> _breaches = [];
    private readonly Dictionary<string, int> _races = [];
    private int _checkouts;
    private int _placed;
    private int _oversold;
    private int _overRedeemed;
    private int _serverErrors;
    private int _names;

    /// <param name="rounds">How often each race is run; those for neither pieces nor coupons twenty times at most.</param>
    /// <param name="couponRounds">How often the race for a coupon is run.</param>
    /// <param name="cartRounds">How often two forms of one cart are.</param>
    public async Task<RaceReport> RunAsync(int rounds, int couponRounds, int cartRounds, Action<string> tell)
    {
        await _staff.SignInAsync(await shop.CreateAdminAsync($"race-{Guid.NewGuid():N}@example.com"));
        var skus = (await _staff.FindVariantsAsync(6)).Select(variant => variant.Sku).ToList();
        await ScarceAsync(rounds, skus[0], tell);
        await CouponsAsync(couponRounds, skus[1], tell);
        await OneCartAsync(cartRounds, skus[2], tell);
        for (var round = 0; round < Math.Min(rounds, 20); round++)
        {
            await RaceAsync("one form sent 20 times", () => SameFormAsync(skus[2]));
            await RaceAsync("50 adds in one session", () => AddingAsync(skus[5]));
            await RaceAsync("20 orders of A and B, B and A", () => CrossingAsync(skus[3], skus[4]));
            await RaceAsync("placing while changing the cart", () => ChangingCartAsync(skus[5]));
            await RaceAsync("return page, webhooks and reconciler", () => SettlingAsync(skus[2]));
            await RaceAsync("cancelling while paying", () => CancellingAsync(skus[2]));
            await RaceAsync("20 refunds of one order", () => RefundingAsync(skus[2]));
        }

        var verified = await shop.RunCommandAsync("verify");
        if (verified.ExitCode != 0) _breaches.Add(verified.Output);
        return new RaceReport(_checkouts, _placed, _races, _oversold, _overRedeemed, _serverErrors, _breaches);
    }

    public void Dispose() => _staff.Dispose();

    // One piece, many buyers. Losers keep their form and try again in the next round.
    private async Task ScarceAsync(int rounds, string sku, Action<string> tell)
    {
        await SetAvailableAsync(sku, buyers);
        var crowd = await CrowdAsync(buyers, null, (sku, 1));
        for (var round = 1; round <= rounds; round++)
        {
            await SetAvailableAsync(sku, 1);
            Tally($"the last piece, {buyers} buyers");
            var placed = await ReleaseAsync(crowd);
            if (placed.Count > 1) _oversold += placed.Count - 1;
            if (placed.Count == 0) _breaches.Add($"round {round}: one piece, and nobody got it");
            // Nothing is put into a cart that is not there.
            await SetAvailableAsync(sku, 1);
            await ReplaceAsync(crowd, placed, null, (sku, 1));
            if (round % 100 == 0) tell($"last piece: {round} rounds, {_checkouts} checkouts, {_oversold} oversold");
        }

        crowd.ForEach(buyer => buyer.Dispose());
    }

    private async Task CouponsAsync(int rounds, string sku, Action<string> tell)
    {
        await SetAvailableAsync(sku, 1_000_000);
        await LimitCouponAsync(1_000_000);
        var crowd = await CrowdAsync(buyers, Coupon, (sku, 1));
        for (var round = 1; round <= rounds; round++)
        {
            await LimitCouponAsync(1);
            Tally($"the last use of a coupon, {buyers} buyers");
            var placed = await ReleaseAsync(crowd);
            if (placed.Count > 1) _overRedeemed += placed.Count - 1;
            if (placed.Count == 0) _breaches.Add($"round {round}: one use of the coupon, and nobody got it");
            await LimitCouponAsync(1_000_000);
            await ReplaceAsync(crowd, placed, Coupon, (sku, 1));
            if (round % 100 == 0) tell($"last coupon: {round} rounds, {_checkouts} checkouts, {_overRedeemed} over-redeemed");
        }

        crowd.ForEach(buyer => buyer.Dispose());
    }

    private async Task<List<RaceBuyer>> CrowdAsync(int size, string? coupon, params (string Sku, int Quantity)[] items)
    {
        var crowd = new List<RaceBuyer>();
        for (var number = 0; number < size; number++) crowd.Add(await BuyerAsync(coupon, items));
        return crowd;
    }

    private Task<RaceBuyer> BuyerAsync(string? coupon, params (string Sku, int Quantity)[] items) =>
        RaceBuyer.AtCheckoutAsync(shop.Address, $"race-{++_names}-{Guid.NewGuid():N}@example.com", coupon, items);

    private async Task<List<int>> ReleaseAsync(List<RaceBuyer> crowd)
    {
        using var gate = new ManualResetEventSlim();
        var sent = crowd.ConvertAll(buyer => Task.Run(async () =>
        {
            gate.Wait();
            return await buyer.OrderAsync();
        }));
        gate.Set();
        var answers = await Task.WhenAll(sent);
        Count(answers);
        return [.. Enumerable.Range(0, answers.Length)
            .Where(index => CheckoutAnswer.IsPlaced(answers[index].Status, answers[index].Location))];
    }

    private async Task ReplaceAsync(List<RaceBuyer> crowd, List<int> placed, string? coupon, (string Sku, int Quantity) item)
    {
        foreach (var index in placed)
        {
            crowd[index].Dispose();
            crowd[index] = await BuyerAsync(coupon, item);
        }
    }

    private void Count((HttpStatusCode Status, Uri? Location)[] answers)
    {
        _checkouts += answers.Length;
        _placed += answers.Count(answer => CheckoutAnswer.IsPlaced(answer.Status, answer.Location));
        foreach (var (status, _) in answers) CountError(status);
    }

    private void CountError(HttpStatusCode status)
    {
        if ((int)status >= 500) _serverErrors++;
    }

    private async Task SetAvailableAsync(string sku, int available)
    {
        var figures = (await _staff.GetAsync($"/admin/stock/{sku}")).Document.QuerySelector("[data-on-hand]")!;
        var now = Number(figures, "data-on-hand") - Number(figures, "data-allocated");
        if (now != available)
            await _staff.PostAsync($"/admin/stock/{sku}", ("kind", "adjusted"),
                ("by", (available - now).ToString(CultureInfo.InvariantCulture)));
    }

    private static int Number(AngleSharp.Dom.IElement element, string name) =>
        int.Parse(element.GetAttribute(name)!, CultureInfo.InvariantCulture);

    private Task<int> LimitCouponAsync(int usesLeft) => database.ExecuteAsync(
        string.Create(CultureInfo.InvariantCulture,
            $"UPDATE coupons_coupon SET \"Limit\" = \"Redeemed\" + {usesLeft} WHERE \"Code\" = '{Coupon}'"));
}
