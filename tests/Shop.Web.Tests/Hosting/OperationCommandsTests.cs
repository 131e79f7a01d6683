using Xunit;

namespace Shop.Web.Tests.Hosting;

/// <summary>The commands of whoever runs the shop, in Production, before Stripe and a mail server are named.</summary>
public sealed class OperationCommandsTests : IDisposable
{
    private readonly BuiltProgram _program = new BuiltProgram().With("ASPNETCORE_ENVIRONMENT", "Production")
        .With("DOTNET_ENVIRONMENT", "Production").With("Shop__PublicUrl", "https://shop.example");

    [Fact]
    public async Task Verify_backup_rehearsal_staff_and_settings_work_without_stripe_and_a_mail_server()
    {
        var (backup, settings) = (Path.Combine(_program.Data, "by-hand.zip"), Path.Combine(_program.Data, "settings.json"));
        foreach (var command in new string[][]
        {
            ["verify"], ["admin", "create", "--email", "boss@example.com"], ["backup", backup], ["restore", backup, "--rehearse"],
            ["settings", "export", settings],
        })
        {
            var (code, output, errors) = await _program.RunAsync(command);
            Assert.True(code == 0, $"{command[0]}: {output}{errors}");
        }
    }

    [Fact]
    public async Task Doctor_names_each_missing_part_with_what_to_do_and_ends_with_1()
    {
        var (code, output, _) = await _program.RunAsync("doctor");
        Assert.Equal(1, code);
        Assert.Contains("FAULT  Stripe: There is no key.", output, StringComparison.Ordinal);
        Assert.Contains("Set Stripe:SecretKey", output, StringComparison.Ordinal);
        Assert.Contains("FAULT  Mail server: There is no mail server.", output, StringComparison.Ordinal);
        Assert.Contains("advice Legal pages: Not published: terms, privacy, returns, imprint.", output, StringComparison.Ordinal);
        Assert.Contains("ok     Address: https://shop.example", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_backup_does_not_pass_its_rehearsal_and_says_why()
    {
        var backup = Path.Combine(_program.Data, "by-hand.zip");
        Assert.Equal(0, (await _program.RunAsync("backup", backup)).Code);
        var bytes = await File.ReadAllBytesAsync(backup);
        await File.WriteAllBytesAsync(backup, bytes[..(bytes.Length / 2)]);
        var (code, _, errors) = await _program.RunAsync("restore", backup, "--rehearse");
        Assert.Equal(1, code);
        Assert.Contains("cannot be relied on", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    public void Dispose() => _program.Dispose();
}
