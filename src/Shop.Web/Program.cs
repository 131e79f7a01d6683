using Shop.Web.Hosting;
using Shop.Web.Verbs;

try
{
    if (ShopCommands.Handles(args)) return await ShopCommands.InvokeAsync(args);

    var builder = ShopHost.CreateBuilder(args);
    builder.AddShop();

    await using var app = builder.Build();
    await app.PrepareAsync();
    app.UseShop();
    await app.RunAsync();
    return 0;
}
catch (Exception error) when (StartFailure.Explain(error) is { } reason)
{
    await Console.Error.WriteLineAsync(reason);
    return 1;
}
