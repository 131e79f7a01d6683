using System.Collections;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Content.Mails;
using Shop.Domain.Shared;

namespace Shop.Jobs.Mail.Templates;

/// <summary>Registers the mails of a module, so that the merchant finds them.</summary>
public static class MailKindServices
{
    public static IServiceCollection AddMailKinds(this IServiceCollection services, IEnumerable<MailKind> kinds)
    {
        foreach (var kind in kinds) services.AddSingleton(kind);
        return services;
    }
}

/// <summary>A mail to buyers that the merchant can write anew.</summary>
/// <param name="Code">In addresses and in the database: "order-confirmation".</param>
/// <param name="Name">English, the key of its translations.</param>
public sealed record MailKind(string Code, string Name)
{
    /// <summary>An invented mail with every field filled in: what a template is tried on.</summary>
    public required Func<Language, MailFields> Sample { get; init; }

    /// <summary>What the shop itself says, as a template to begin with.</summary>
    public required Func<Language, MailWords> Words { get; init; }

    /// <summary>Whether it confirms a contract, and so brings terms and right of withdrawal to keep.</summary>
    public bool BringsTerms { get; init; }

    /// <summary>What the mail must show in both parts, out of its fields.</summary>
    public Func<MailFields, IEnumerable<string>> Required { get; init; } = _ => [];

    /// <summary>The addresses that the mail must link to in its HTML, and name in its text.</summary>
    public Func<MailFields, IEnumerable<string>> RequiredLinks { get; init; } = _ => [];

    /// <summary>The fields with what the sample has in them; of a list, those of its items.</summary>
    public IReadOnlyList<(string Path, string Example)> FieldsOf(Language language) => [.. List(Sample(language), "")];

    private static IEnumerable<(string, string)> List(object record, string prefix)
    {
        foreach (var property in Field.Of(record.GetType()))
        {
            var (path, value) = (prefix + Field.NameOf(property), property.GetValue(record));
            if (value is null || Field.IsPlain(value.GetType())) yield return (path, $"{value}");
            else if (value is IReadOnlyList<string> texts) yield return ($"{path}[]", string.Join(", ", texts));
            else if (value is IEnumerable list)
                foreach (var item in list.Cast<object>().Take(1).SelectMany(item => List(item, $"{path}[]."))) yield return item;
            else foreach (var inner in List(value, $"{path}.")) yield return inner;
        }
    }
}
