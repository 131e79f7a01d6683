using System.Globalization;
using Microsoft.Extensions.Localization;
using Shop.Domain.Shared;

namespace Shop.Web.Hosting.Pages;

/// <summary>The texts of the pages in the language that the request is answered in; where it has none, the English one.</summary>
public sealed class PageTexts(Languages languages) : IStringLocalizer<Text>
{
    public LocalizedString this[string name] => TextOf(name) is { } text ? new(name, text) : new(name, name, resourceNotFound: true);

    public LocalizedString this[string name, params object[] arguments] =>
        new(name, string.Format(CultureInfo.CurrentCulture, TextOf(name) ?? name, arguments));

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        throw new NotSupportedException("The texts are asked for one by one.");

    private string? TextOf(string english) => Text.Source.Find(languages.Named(CultureInfo.CurrentUICulture.Name), english);
}
