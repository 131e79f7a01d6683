using System.CommandLine;
using Shop.Domain.Invoicing;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Domain.Search.Sql;
using Shop.Web.Demo;
using Shop.Web.Seeding;

namespace Shop.Web.Cli;

/// <summary><c>seed --products N --orders N --seed S</c>: made-up products and past orders, to try the shop at a size.</summary>
internal static class SeedCommand
{
    public static Command Create(CommandHost host)
    {
        var products =
            new Option<int>("--products") { Description = "How many made-up products there are to be.", DefaultValueFactory = _ => 0 };
        var orders = new Option<int>("--orders") { Description = "How many made-up orders to add.", DefaultValueFactory = _ => 0 };
        var seed = new Option<int>("--seed") { Description = "The same number makes the same products and carts.", DefaultValueFactory =
            _ => 1 };
        var command =
            new Command("seed", "Fills the database with made-up products and past orders. Never for a shop that sells.") { products,
            orders, seed };
        command.SetAction((result, cancellationToken) => host.RunAsync(
            services => RunAsync(services, result.GetValue(products), result.GetValue(orders), result.GetValue(seed), cancellationToken),
                cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, int products, int orders, int seed,
        CancellationToken cancellationToken)
    {
        if (services.GetRequiredService<IHostEnvironment>().IsProduction())
            return await CommandHost.RefuseAsync("Made-up orders do not belong into a shop that sells (Production).");
        if (products < 0 || orders < 0) return await CommandHost.RefuseAsync("--products and --orders are 0 or more.");
        await services.GetRequiredService<DemoSeeder>().EnsureAsync(cancellationToken);
        var db = services.GetRequiredService<ShopDbContext>();
        var clock = services.GetRequiredService<TimeProvider>();
        await new SeedProducts(db, clock).AddAsync(products, seed, new Lines("products"), cancellationToken);
        await services.GetRequiredService<MergeSearchIndexes>().ExecuteAsync(cancellationToken);
        if (orders == 0) return 0;
        var basket = new SeedBasket(db, services.GetRequiredService<TaxesAndShipping>(), seed);
        await new SeedOrders(db, basket, services.GetRequiredService<Seller>(), clock)
            .AddAsync(orders, new Lines("orders"), cancellationToken);
        return 0;
    }

    private sealed class Lines(string what) : IProgress<int>
    {
        private const int Step = 10_000;

        public void Report(int value)
        {
            if (value % Step == 0) Console.WriteLine($"{value} {what}");
        }
    }
}
