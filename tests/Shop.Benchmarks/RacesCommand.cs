using System.CommandLine;
using Shop.TestKit;
using Shop.TestKit.Proofs;

namespace Shop.Benchmarks;

/// <summary><c>races --rounds N --database D</c>: many shoppers, one piece.</summary>
internal static class RacesCommand
{
    public static System.CommandLine.Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description =
            "How often the last piece and the last coupon are fought for.", DefaultValueFactory = _ => 100 };
        var couponRounds = new Option<int?>("--coupon-rounds") { Description = "How often the last coupon is, when not as often." };
        var cartRounds =
            new Option<int?>("--cart-rounds") { Description = "How often two forms of one cart are sent at once, when not as often." };
        var buyers = new Option<int>("--buyers") { Description = "How many shoppers at once.", DefaultValueFactory = _ => 50 };
        var database = new Option<string>("--database") { Description = "sqlite or postgres.", DefaultValueFactory = _ => "sqlite" };
        var command =
            new System.CommandLine.Command("races", "Releases many shoppers' last request at once and counts who got through.") { rounds,
            couponRounds, cartRounds, buyers, database };
        command.SetAction((result, _) => RunAsync(
            (result.GetValue(rounds), result.GetValue(couponRounds) ?? result.GetValue(rounds), result.GetValue(cartRounds)
                ?? result.GetValue(rounds)), result.GetValue(buyers), result.GetValue(database)!));
        return command;
    }

    private static async Task<int> RunAsync((int All, int Coupons, int Carts) rounds, int buyers, string database)
    {
        Console.WriteLine(
            $"races: {rounds.All} rounds ({rounds.Coupons} for coupons, {rounds.Carts} for one cart) of {buyers} buyers, {database}");
        var (settings, connection) = await Databases.SettingsAsync(database);
        await using var shop = await ShopProcess.StartAsync(settings.With("Logging__LogLevel__Default", "Error"));
        using var run = new RaceRun(shop, ShopDatabase.Of(shop, connection), buyers);
        var report = await run.RunAsync(rounds.All, rounds.Coupons, rounds.Carts, Console.WriteLine);
        Console.WriteLine(
            $"{report.Checkouts} checkouts, {report.Placed} placed, {report.Oversold} oversold, {report.OverRedeemed} over-redeemed, {report.ServerErrors} server errors, {report.Breaches.Count} breaches");
        foreach (var (race, times) in report.Races) Console.WriteLine($"  {race,-40} {times,6}");
        foreach (var breach in report.Breaches) Console.WriteLine(breach);
        if (report.ServerErrors > 0) Console.WriteLine(shop.Output);
        return report.Oversold + report.OverRedeemed + report.ServerErrors + report.Breaches.Count == 0 ? 0 : 1;
    }
}
