using System.Globalization;
using Microsoft.Extensions.Localization;
using Shop.Domain.Shared;

namespace Shop.Web.Hosting.Pages;

/// <summary>The texts of the shoppers' pages in the language that the request is answered in; where it has none, the English one.</summary>
public sealed class PageTexts(Languages languages) : RequestTexts(languages, Text.Source), IStringLocalizer<Text>;

/// <summary>The texts of the back office in the language that the member of staff has chosen; where it has none, the English one.</summary>
public sealed class AdminTexts(Languages languages) : RequestTexts(languages, AdminText.Source), IStringLocalizer<AdminText>;

/// <summary>Texts of one kind in the language that the request is answered in.</summary>
public abstract class RequestTexts(Languages languages, TextSource source) : IStringLocalizer
{
    public LocalizedString this[string name] => TextOf(name) is { } text ? new(name, text) : new(name, name, resourceNotFound: true);

    public LocalizedString this[string name, params object[] arguments] =>
        new(name, string.Format(CultureInfo.CurrentCulture, TextOf(name) ?? name, arguments));

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        throw new NotSupportedException("The texts are asked for one by one.");

    // Names in resource files do not tell capitals: beside "Paid", "paid" stands there as "…paid".
    private string? TextOf(string english)
    {
        var language = languages.Named(CultureInfo.CurrentUICulture.Name);
        return (english.Length > 0 && char.IsLower(english[0]) ? source.Find(language, "…" + english) : null)
            ?? source.Find(language, english);
    }
}
