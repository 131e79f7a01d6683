using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Shop.ArchitectureTests;

/// <summary>How types are shaped and named.</summary>
public static partial class TypeRules
{
    private const BindingFlags OwnMembers = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly HashSet<string> EmptyAnywhere =
        ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Processor"];

    private static readonly HashSet<string> EmptyAtTheEnd = ["Data", "Info", "Base", "Service"];

    // The field has a word of its own for each of these (docs/glossary.md).
    private static readonly HashSet<string> Private =
        ["Kept", "Shelf", "Shelves", "Wish", "Wishes", "Facts", "Deed", "Waker", "Verb", "Verbs", "Lame", "Lives", "Garbage", "Unwanted",
            "Soon",
            "Longest"];

    /// <summary>An entity (a type that a mapping names) is changed by its own methods alone; init-only properties are no setters.</summary>
    public static IEnumerable<Breach> EntitiesThatAnyoneCanSet(Codebase code) =>
        from entity in Entities(code)
        from property in entity.GetProperties(OwnMembers)
        where property.SetMethod is { IsPublic: true } setter && !IsInitOnly(setter)
        select new Breach(entity.FullName!, $"has a public setter for {property.Name}");

    /// <summary>
    /// Words that say nothing. A name is excused when the framework's own ancestor carries the word (TagHelper, UserManager).
    /// </summary>
    public static IEnumerable<Breach> EmptyNames(Codebase code) =>
        from type in code.Reflected
        where code.IsOwn(type.FullName) && !type.IsDefined(typeof(CompilerGeneratedAttribute))
        let word = EmptyWord(type.Name)
        where word is not null && !FrameworkAncestors(code, type).Any(name => name.Contains(word, StringComparison.Ordinal))
        select new Breach(type.FullName!, $"is named with the empty word {word}");

    /// <summary>Words of a private language, which a newcomer from another shop would have to learn.</summary>
    public static IEnumerable<Breach> PrivateWords(Codebase code) =>
        from type in code.Reflected
        where code.IsOwn(type.FullName) && !type.IsDefined(typeof(CompilerGeneratedAttribute))
        let word = Words().Matches(type.Name.Split('`')[0]).Select(match => match.Value).FirstOrDefault(Private.Contains)
        where word is not null
        select new Breach(type.FullName!, $"is named with {word}, for which the field has a word of its own (docs/glossary.md)");

    private static IEnumerable<Type> Entities(Codebase code) => code.Reflected
        .SelectMany(type => type.GetInterfaces())
        .Where(implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>))
        .Select(implemented => implemented.GetGenericArguments()[0])
        .Where(entity => code.IsOwn(entity.FullName))
        .Distinct();

    private static bool IsInitOnly(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string? EmptyWord(string typeName)
    {
        var words = Words().Matches(typeName.Split('`')[0]).Select(match => match.Value).ToArray();
        return words.FirstOrDefault(EmptyAnywhere.Contains) ?? words.TakeLast(1).FirstOrDefault(EmptyAtTheEnd.Contains);
    }

    private static IEnumerable<string> FrameworkAncestors(Codebase code, Type type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
            if (!code.IsOwn(ancestor.FullName)) yield return ancestor.Name;
    }

    [GeneratedRegex("[A-Z][a-z]*|[a-z]+|[0-9]+")]
    private static partial Regex Words();
}
