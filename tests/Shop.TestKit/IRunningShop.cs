namespace Shop.TestKit;

/// <summary>A shop that answers over HTTP, in a process of its own (<see cref="ShopProcess"/>) or in that of the tests.</summary>
public interface IRunningShop
{
    Uri Address { get; }

    /// <summary>The folder of its files.</summary>
    string DataPath { get; }

    SandboxClient Sandbox { get; }

    /// <summary>Makes an administrator with a password that the shop chose.</summary>
    Task<StaffAccount> CreateAdminAsync(string email);

    /// <summary>Runs one of the merchant's commands, in a process of its own, on the same data and settings.</summary>
    Task<CommandResult> RunCommandAsync(params string[] arguments);
}
