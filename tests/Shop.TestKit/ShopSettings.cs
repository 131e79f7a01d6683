using System.Diagnostics;

namespace Shop.TestKit;

/// <summary>How a test wants its shop. Without anything: SQLite in a fresh folder, the sandbox, a free port.</summary>
public sealed record ShopSettings
{
    /// <summary>Settings beyond the defaults, by their environment names: "Jobs__ReconcileSeconds" → "2".</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>();

    /// <summary>A data folder to keep, or null for one that is deleted with the shop.</summary>
    public string? DataPath { get; init; }

    /// <summary>Whether the shop is to find nothing and make its data itself, as at a merchant's first start.</summary>
    public bool IsFirstStart { get; init; }

    /// <summary>The program to start; by default the newest that was built or published.</summary>
    public string Binary { get; init; } = RepositoryPaths.TestedBinary;

    public int? Port { get; init; }

    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The same with one more setting.</summary>
    public ShopSettings With(string key, string value) => this with { Extra = new Dictionary<string, string>(Extra) { [key] = value } };

    /// <summary>For runs whose very many shoppers come from one address, and few of them pay.</summary>
    public ShopSettings WithoutCheckoutLimits() =>
        new[] { "UnpaidPerClient", "UnpaidPerShopper", "Lapses", "DeclinesPerOrder", "DeclinesPerClient", "DeclinesPerShopper" }
        .Aggregate(this, (settings, limit) => settings.With($"Checkout__{limit}", "0"));

    /// <summary>The same on PostgreSQL.</summary>
    public ShopSettings OnPostgres(string connectionString) =>
        With("Database__Provider", "Postgres").With("ConnectionStrings__Shop", connectionString);

    /// <summary>How its program is started with these settings.</summary>
    public ProcessStartInfo StartInfo(Uri address, string dataPath, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Binary, .. arguments]) { WorkingDirectory = RepositoryPaths.ContentRootOf(Binary) };
        foreach (var (key, value) in ToEnvironment(address, dataPath)) start.Environment[key] = value;
        return start;
    }

    internal bool IsOnPostgres => Extra.ContainsKey("ConnectionStrings__Shop");

    /// <summary>All settings, by their environment names.</summary>
    public Dictionary<string, string> ToEnvironment(Uri address, string dataPath)
    {
        var own = address.GetLeftPart(UriPartial.Authority);
        return new Dictionary<string, string>(new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = own,
            ["Shop__PublicUrl"] = own,
            ["Shop__DataPath"] = dataPath,
        }.Concat(Extra).GroupBy(setting => setting.Key).Select(same => same.Last()));
    }
}
