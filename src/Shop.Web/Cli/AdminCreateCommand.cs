using System.CommandLine;
using Shop.Domain.Shared;
using Shop.Domain.Staff;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Cli;

/// <summary><c>admin create</c>: makes a member of staff.</summary>
internal static class AdminCreateCommand
{
    public static Command Create(CommandHost host)
    {
        var email = AdminCommand.Email();
        var password =
            new Option<string?>("--password") { Description = "At least 12 characters. Without it one is made and printed once." };
        var role = new Option<string>("--role")
        {
            Description = "What the person works as: owner, manager, fulfilment, support, accounting, or a role of the shop's own.",
            DefaultValueFactory = _ => StaffRole.Owner,
        };
        var create = new Command("create", "Makes a member of staff; without --role an owner, who may do everything.")
        {
            email, password, role,
        };
        create.SetAction((result, cancellationToken) => host.RunAsync(services => CreateAsync(
            services, result.GetRequiredValue(email), result.GetValue(password), result.GetRequiredValue(role), cancellationToken),
            cancellationToken));
        return create;
    }

    private static async Task<int> CreateAsync(IServiceProvider services, string email, string? chosen, string role,
        CancellationToken cancellationToken)
    {
        var roles = await services.GetRequiredService<EditRole>().AllAsync(cancellationToken);
        if (!roles.Any(each => each.Code == role))
            return await CommandHost.RefuseAsync(
                $"There is no role '{PlainText.Clean(role)}'. There are: {string.Join(", ", roles.Select(each => each.Code))}.");
        var password = chosen ?? StaffAccounts.NewPassword();
        if (await services.GetRequiredService<StaffAccounts>().CreateAsync(email, password, role) is { } refusal)
            return await CommandHost.RefuseAsync(refusal);
        await AdminCommand.RecordAsync(services, "create", role == StaffRole.Owner ? email : $"{email} as {role}", cancellationToken);
        Console.WriteLine(role == StaffRole.Owner ? $"Admin: {email}" : $"Staff: {email}, {role}");
        if (chosen is null) Console.WriteLine($"Password: {password}");
        return 0;
    }
}
