using System.CommandLine;
using System.Globalization;
using Shop.Domain.Staff;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Cli;

/// <summary>
/// <c>admin create|list|reset|disable|enable</c>: the hoster's way to the staff's accounts, also when nobody can sign in any more.
/// </summary>
internal static class AdminCommand
{
    public static Command Create(CommandHost host) => new("admin", "Looks after staff accounts.")
    {
        AdminCreateCommand.Create(host), List(host), Reset(host), Disable(host),
        Of(host, "enable", "Opens an account again that was disabled.", async (services, email, cancellationToken) => await ToldAsync(
            await services.GetRequiredService<StaffAccounts>().EnableAsync(email, cancellationToken), $"{email} may sign in again.")),
    };

    private static Command List(CommandHost host)
    {
        var list = new Command("list", "Lists the members of staff: address, roles, and whether they may sign in.");
        list.SetAction((_, cancellationToken) => host.RunAsync(services => ListAsync(services, cancellationToken), cancellationToken));
        return list;
    }

    private static Command Reset(CommandHost host)
    {
        var (email, factor) = (Email(), new Option<bool>("--second-factor")
        {
            Description = "Takes the second factor away too, for somebody who lost the telephone and the recovery codes.",
        });
        var reset = new Command("reset",
            "Gives a member of staff a new password, which is printed once; opens the account and ends its sessions.") { email, factor };
        reset.SetAction((result, cancellationToken) => host.RunAsync(
            services => OnAsync(services, "reset", result.GetRequiredValue(email),
                address => ResetAsync(services, address, result.GetValue(factor), cancellationToken), cancellationToken),
                    cancellationToken));
        return reset;
    }

    private static Command Disable(CommandHost host)
    {
        var (email, force) =
            (Email(), new Option<bool>("--force") { Description = "Also the last owner, after whom nobody looks after staff." });
        var disable =
            new Command("disable",
            "Closes an account and ends its sessions at once. `admin enable` or `admin reset` opens it again.") { email, force };
        disable.SetAction((result, cancellationToken) => host.RunAsync(
            services => OnAsync(services, "disable", result.GetRequiredValue(email), async address => await ToldAsync(
                await services.GetRequiredService<StaffAccounts>().DisableAsync(address, result.GetValue(force), cancellationToken),
                $"{address} may not sign in any more, and has no session left."), cancellationToken), cancellationToken));
        return disable;
    }

    private static Command Of(CommandHost host, string name, string description,
        Func<IServiceProvider, string, CancellationToken, Task<int>> work)
    {
        var email = Email();
        var command = new Command(name, description) { email };
        command.SetAction((result, cancellationToken) => host.RunAsync(
            services => OnAsync(services, name, result.GetRequiredValue(email), address => work(services, address, cancellationToken),
                cancellationToken), cancellationToken));
        return command;
    }

    internal static Option<string> Email() =>
        new("--email") { Description = "The address that the member of staff signs in with.", Required = true };

    private static async Task<int> ListAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var staff = await services.GetRequiredService<StaffAccounts>().ListAsync(cancellationToken);
        foreach (var member in staff)
            Console.WriteLine($"{member.Email}  {member.Role.Code}  {State(member.LockedUntil)}");
        if (staff.Count == 0) Console.WriteLine("There is nobody yet. Make an owner with `admin create --email …`.");
        return 0;
    }

    private static string State(DateTimeOffset? lockedUntil) => lockedUntil switch
    {
        null => "enabled",
        { Year: 9999 } => "disabled",
        { } until => $"locked until {until.ToString("u", CultureInfo.InvariantCulture)}",
    };

    private static async Task<int> ResetAsync(IServiceProvider services, string email, bool secondFactorToo,
        CancellationToken cancellationToken)
    {
        var password = StaffAccounts.NewPassword();
        return await ToldAsync(await services.GetRequiredService<StaffAccounts>()
                .ResetAsync(email, password, secondFactorToo, cancellationToken),
            $"{email} may sign in with the new password; older sessions have ended.{Environment.NewLine}Password: {password}");
    }

    // Written down before it is done, like all that staff do.
    private static async Task<int> OnAsync(IServiceProvider services, string action, string email, Func<string, Task<int>> work,
        CancellationToken cancellationToken)
    {
        var address = PlainText.Clean(email);
        if (!await services.GetRequiredService<StaffAccounts>().ExistsAsync(address))
            return await CommandHost.RefuseAsync($"There is no member of staff with the address '{address}'. `admin list` shows them.");
        await RecordAsync(services, action, address, cancellationToken);
        return await work(address);
    }

    internal static Task RecordAsync(IServiceProvider services, string action, string email, CancellationToken cancellationToken) =>
        services.GetRequiredService<AuditLog>().RecordAsync(new AuditedAction("command line", $"admin {action}", email), cancellationToken);

    private static async Task<int> ToldAsync(string? refusal, string done)
    {
        if (refusal is not null) return await CommandHost.RefuseAsync(refusal);
        Console.WriteLine(done);
        return 0;
    }
}
