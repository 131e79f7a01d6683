using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;
using Type = System.Type;

namespace Shop.ArchitectureTests;

/// <summary>One breach of a rule: the type at fault (or the module), and what it does.</summary>
public sealed record Breach(string Culprit, string What)
{
    public override string ToString() => $"{Culprit} {What}";
}

/// <summary>A set of assemblies whose types live under one root namespace: the shop itself, or the planted violations.</summary>
public sealed class Codebase
{
    public static readonly Codebase Shop =
        new("Shop", "src/Shop.Domain", [.. new[] { "Shop.Domain", "Shop.Jobs", "Shop.Web" }.Select(Assembly.Load)]);

    public static readonly Codebase Planted =
        new("Planted", "tests/Shop.ArchitectureTests.Planted", [Assembly.Load("Shop.ArchitectureTests.Planted")]);

    // Written by a tool out of the mappings, which the rules look at: it names the entities of every module.
    private const string Generated = ".Persistence.Speed.CompiledModel.";

    private readonly string _root;

    private Codebase(string root, string modules, Assembly[] assemblies)
    {
        _root = root;
        Reflected = [.. assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => !IsGenerated(type.FullName))];
        Strings = [.. assemblies.SelectMany(WrittenStrings.Of).Where(each => IsOwn(each.Type) && !IsGenerated(each.Type))];
        SqlFiles = [.. Files(Path.Combine(Repository(), modules), "*.sql")];
        Types = [.. new ArchLoader().LoadAssemblies(assemblies).Build().Types.Where(type => !IsGenerated(type.FullName))];
    }

    /// <summary>
    /// Every type of the assemblies that people wrote, as read from their byte code (lambdas and state machines count for their method).
    /// </summary>
    public IReadOnlyList<IType> Types { get; }

    /// <summary>The same types as the runtime sees them.</summary>
    public IReadOnlyList<Type> Reflected { get; }

    /// <summary>The strings in the code of the same types; what stands in a nested type counts for the outermost.</summary>
    public IReadOnlyList<(string Type, string Text)> Strings { get; }

    /// <summary>
    /// The files of SQL beside the code, by their path from the folder of the modules on ("Orders/Sql/Tables.Sqlite.sql").
    /// </summary>
    public IReadOnlyList<(string Path, string Text)> SqlFiles { get; }

    /// <summary>The types in that namespace below the root, or deeper.</summary>
    public IEnumerable<IType> In(string part) => Types.Where(type => IsIn(type.FullName, part));

    public bool IsIn(string fullName, string part) => fullName.StartsWith($"{_root}.{part}.", StringComparison.Ordinal);

    public bool IsOwn(string? fullName) => fullName?.StartsWith($"{_root}.", StringComparison.Ordinal) == true;

    /// <summary>The module that a type belongs to ("Orders"), or null outside Domain; "" directly in Domain.</summary>
    public string? ModuleOf(string fullName)
    {
        if (!IsIn(fullName, "Domain")) return null;
        var rest = fullName[$"{_root}.Domain.".Length..];
        var dot = rest.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? "" : rest[..dot];
    }

    /// <summary>The names of all types that a type touches.</summary>
    public static IEnumerable<string> UsedBy(IType type) => type.Dependencies.Select(used => used.Target.FullName).Distinct();

    /// <summary>The methods that a type calls, as "Namespace.Type::Method".</summary>
    public static IEnumerable<string> CalledBy(IType type) => type.Dependencies.OfType<MethodCallDependency>()
        .Select(call => WithoutReturnTypeAndParameters(call.TargetMember.FullName)).Distinct();

    private static IEnumerable<(string Path, string Text)> Files(string folder, string pattern) =>
        from file in Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
        let path = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/')
        where !path.StartsWith("bin/", StringComparison.Ordinal) && !path.StartsWith("obj/", StringComparison.Ordinal)
        select (path, File.ReadAllText(file));

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Shop.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    private static bool IsGenerated(string? fullName) => fullName?.Contains(Generated, StringComparison.Ordinal) == true;

    private static string WithoutReturnTypeAndParameters(string method) => method.Split('(')[0].Split(' ')[^1];
}
