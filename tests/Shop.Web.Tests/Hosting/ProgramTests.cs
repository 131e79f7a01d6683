using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Settings;
using Shop.TestKit;
using Xunit;

namespace Shop.Web.Tests.Hosting;

/// <summary>The program itself.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("shop-program-").FullName;

    [Fact]
    public async Task A_test_key_in_Production_ends_the_program_with_one_plain_line()
    {
        var (code, _, errors) = await RunAsync([], ("ASPNETCORE_ENVIRONMENT", "Production"), ("Stripe__SecretKey", "sk_test_1"),
            ("Stripe__WebhookSecret", "whsec_1"), ("Smtp__Host", "mail.example"));
        Assert.Equal(1, code);
        Assert.Equal("The shop does not start: Stripe:SecretKey is a test key, but this is Production.", errors.TrimEnd());
    }

    [Fact]
    public async Task A_test_key_that_is_allowed_for_test_orders_ends_the_start_of_an_open_shop_with_one_plain_line()
    {
        // Made in Development a shop is open.
        await using (var shop = await LoneShop.StartAsync(_data))
        {
            await using var scope = shop.Services.CreateAsyncScope();
            var settings = scope.ServiceProvider.GetRequiredService<CurrentSettings>();
            var stored = (await settings.ReadAgainAsync(default)).GroupOf<Opening>();
            await scope.ServiceProvider.GetRequiredService<SaveSettings>().ExecuteAsync(
                [new SettingsEdit(stored.Group, new Opening { IsOpen = true }, stored.Version)], "test", _ => Task.CompletedTask, default);
        }

        var (code, _, errors) = await RunAsync([], ("ASPNETCORE_ENVIRONMENT", "Production"), ("Stripe__SecretKey", "sk_test_1"),
            ("Stripe__WebhookSecret", "whsec_1"), ("Stripe__TestOrders", "true"), ("Smtp__Host", "mail.example"),
            ("Shop__DemoData", "false"));
        Assert.Equal(1, code);
        Assert.Equal("The shop does not start: Stripe:SecretKey is a test key, but this is Production and the shop is open: anybody could "
            + "pay with a test card.", errors.TrimEnd());
    }

    [Fact]
    public async Task A_data_path_that_cannot_be_written_ends_the_program_with_one_plain_line()
    {
        var file = Path.Combine(_data, "a-file");
        await File.WriteAllTextAsync(file, "");
        var (code, _, errors) =
            await RunAsync([], ("ASPNETCORE_ENVIRONMENT", "Development"), ("Shop__DataPath", Path.Combine(file, "data")));
        Assert.Equal(1, code);
        Assert.StartsWith("The shop does not start: Shop:DataPath ", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [SmallDiskFact]
    public async Task A_data_path_that_is_read_only_ends_the_program_with_one_plain_line()
    {
        await using var disk = await SmallDisk.MountAsync();
        await disk.MakeReadOnlyAsync();
        var (code, _, errors) = await RunAsync([], ("ASPNETCORE_ENVIRONMENT", "Development"), ("Shop__DataPath", disk.Path));
        Assert.Equal(1, code);
        Assert.StartsWith("The shop does not start: Shop:DataPath ", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_shop_on_the_same_file_is_refused_in_one_plain_line()
    {
        await using var owner =
            new FileStream(Path.Combine(_data, "shop.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var (code, _, errors) = await RunAsync(["--urls=http://127.0.0.1:0"], ("ASPNETCORE_ENVIRONMENT", "Development"));
        Assert.Equal(1, code);
        Assert.StartsWith("The shop does not start: another shop process", Assert.Single(errors.TrimEnd().Split('\n')),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Admin_create_prints_the_password_once_and_refuses_the_same_address_again()
    {
        string[] command = ["admin", "create", "--email", "boss@example.com"];
        var (code, output, errors) = await RunAsync(command, ("ASPNETCORE_ENVIRONMENT", "Development"));
        Assert.True(code == 0, errors);
        Assert.Matches("Password: [A-Za-z0-9_-]{27}", output);
        var (again, _, refusal) = await RunAsync(command, ("ASPNETCORE_ENVIRONMENT", "Development"));
        Assert.Equal(1, again);
        Assert.Contains("boss@example.com", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_command_starts_nothing()
    {
        var (code, _, errors) = await RunAsync(["admni"]);
        Assert.NotEqual(0, code);
        Assert.Contains("admni", errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private async Task<(int Code, string Output, string Errors)> RunAsync(string[] arguments, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [RepositoryPaths.TestedBinary, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory =
                Path.GetDirectoryName(RepositoryPaths.TestedBinary),
        };
        start.Environment["Shop__DataPath"] = _data;
        foreach (var (key, value) in settings) start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(5)).Token);
        return (process.ExitCode, await output, await errors);
    }
}
