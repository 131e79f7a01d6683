using Shop.Web.Hosting;
using Shop.Web.Hosting.Persistence;
using Shop.Web.Verbs;

OwnerOnly.ForNewFiles();
try
{
    if (ShopCommands.Handles(args)) return await ShopCommands.InvokeAsync(args);

    _ = SqliteModel.ReadAsync();
    var builder = ShopHost.CreateBuilder(args);
    builder.AddShop();

    await using var app = builder.Build();
    app.UseShop();
    await app.PrepareAsync();
    await app.RunAsync();
    return 0;
}
catch (Exception error) when (StartFailure.Explain(error) is { } reason)
{
    await Console.Error.WriteLineAsync(reason);
    return 1;
}
