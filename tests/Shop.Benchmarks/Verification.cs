using Shop.TestKit;

namespace Shop.Benchmarks;

/// <summary>How a measurement ends that changed the shop: with the merchant's own check.</summary>
internal static class Verification
{
    /// <summary>Runs <c>verify</c> and prints what it found.</summary>
    /// <returns>Its exit code: 0 when no rule is broken.</returns>
    public static async Task<int> RunAsync(ShopProcess shop)
    {
        var verified = await shop.RunCommandAsync("verify");
        Console.WriteLine(verified.ExitCode == 0 ? "verify: no breach" : verified.Output);
        return verified.ExitCode;
    }
}
