using System.CommandLine;
using Shop.Domain.Customers;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Verbs;

/// <summary><c>admin create --email E</c>: a member of staff who may do everything.</summary>
internal static class AdminCommand
{
    public static Command Create()
    {
        var email = new Option<string>("--email") { Description = "The address to sign in with.", Required = true };
        var password = new Option<string?>("--password") { Description = "At least 12 characters. Without it one is made and printed once." };
        var create = new Command("create", "Makes a member of staff.") { email, password };
        create.SetAction((result, cancellationToken) =>
            CreateAsync(result.GetRequiredValue(email), result.GetValue(password), cancellationToken));
        return new Command("admin", "Looks after staff accounts.") { create };
    }

    private static Task<int> CreateAsync(string email, string? chosen, CancellationToken cancellationToken) =>
        CommandHost.RunAsync(async services =>
        {
            var password = chosen ?? StaffAccounts.NewPassword();
            if (await services.GetRequiredService<StaffAccounts>().CreateAdminAsync(email, password) is { } refusal)
                return await CommandHost.RefuseAsync(refusal);
            await services.GetRequiredService<StaffLog>().RecordAsync(new StaffDeed("command line", "admin create", email), cancellationToken);
            Console.WriteLine($"Admin: {email}");
            if (chosen is null) Console.WriteLine($"Password: {password}");
            return 0;
        }, cancellationToken);
}
