using Shop.Web.Cli;
using Shop.Web.Composition;
using Shop.Web.Hosting;
using Shop.Web.Hosting.Persistence;
using Shop.Web.Hosting.Settings;

OwnerOnly.ForNewFiles();
if (ShopCommands.Handles(args)) return await ShopCommands.InvokeAsync(args);

Welcome? welcome = null;
try
{
    _ = SqliteModel.ReadAsync();
    var builder = ShopHost.CreateBuilder(args);
    builder.AddShop();

    await using var app = builder.Build();
    welcome = app.Services.GetRequiredService<Welcome>();
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
finally
{
    // A start that failed later on has made the first account all the same.
    welcome?.SayFirstStaff();
}
