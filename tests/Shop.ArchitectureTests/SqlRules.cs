using System.Text.RegularExpressions;

namespace Shop.ArchitectureTests;

/// <summary>SQL stands with its module, in one folder that says so, and is about the module's own tables.</summary>
public static partial class SqlRules
{
    private static readonly string[] RawSql = ["ExecuteSql", "FromSql", "SqlQuery"];

    // Persistence writes statements out of the model for everybody; a start and a backup ask about the database itself; the sandbox
    // keeps a ledger of its own, apart from the shop's database.
    private static readonly string[] MayWriteSql = ["Domain.Persistence", "Web.Hosting.Persistence", "Web.Sandbox"];

    // A word of FTS5.
    private static readonly HashSet<string> NoTables = ["content_rowid"];

    public static IEnumerable<Breach> SqlOutsideItsPlace(Codebase code) =>
    [
        .. CallRules.Calls(code, IsRawSql).Where(breach => !MayStandIn(code, breach.Culprit)),
        .. code.Strings.Where(each => Statement().IsMatch(each.Text) && !MayStandIn(code, each.Type))
            .Select(each => new Breach(each.Type, $"holds the statement {Begin(each.Text)}")),
        .. code.SqlFiles.Where(file => file.Path.Split('/') is not [_, "Sql", _])
            .Select(file => new Breach(file.Path, "is not in the folder Sql of a module")),
    ];

    /// <summary>A table belongs to the module that its name begins with; others ask that module.</summary>
    public static IEnumerable<Breach> TablesOfOthers(Codebase code) =>
        from each in Texts(code)
        from table in Tables().Matches(each.Text).Select(match => match.Value)
        let owner = OwnerOf(table)
        where owner is not null && owner != each.Module && !NoTables.Contains(table)
        select new Breach(each.Culprit, $"names the table {table} of {owner}");

    /// <summary>What a migration did yesterday it does tomorrow, whatever becomes of the shop's code.</summary>
    public static IEnumerable<Breach> MigrationsThatCallTheShop(Codebase code) =>
        from type in code.In("Domain.Persistence.Migrations")
        from used in Codebase.UsedBy(type)
        // Which database a migration is for, it says by the type of the context.
        where code.IsOwn(used) && !code.IsIn(used, "Domain.Persistence.Migrations")
            && !used.EndsWith("ShopDbContext", StringComparison.Ordinal)
        select new Breach(type.FullName, $"uses {used}");

    private static IEnumerable<(string Culprit, string? Module, string Text)> Texts(Codebase code) =>
    [
        .. code.Strings.Where(each => !code.IsIn(each.Type, "Web.Sandbox") && !code.IsIn(each.Type, "Domain.Persistence.Migrations"))
            .Select(each => (each.Type, code.ModuleOf(each.Type), each.Text)),
        .. code.SqlFiles.Select(file => (file.Path, (string?)file.Path.Split('/')[0], file.Text)),
    ];

    private static bool MayStandIn(Codebase code, string type) =>
        MayWriteSql.Any(part => code.IsIn(type, part)) || type.Contains(".Sql.", StringComparison.Ordinal);

    private static string? OwnerOf(string table)
    {
        var prefix = table[..table.IndexOf('_', StringComparison.Ordinal)];
        return prefix == "outbox"
            ? "Persistence"
            : ModuleRules.Modules.FirstOrDefault(module => module.Equals(prefix, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsRawSql(string called)
    {
        var method = called[(called.LastIndexOf(':') + 1)..];
        if (method == "set_CommandText") return true;
        return called.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)
            && RawSql.Any(name => method.StartsWith(name, StringComparison.Ordinal));
    }

    private static string Begin(string text) => text.Length > 40 ? text[..40] : text;

    // In capitals, as statements are written here: "Select a file" is none.
    [GeneratedRegex(@"^\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|ALTER TABLE|DROP|WITH|PRAGMA|VACUUM)\s")]
    private static partial Regex Statement();

    [GeneratedRegex(@"(?<![\w.:/-])[a-z]+_[a-z][a-z_]*")]
    private static partial Regex Tables();
}
