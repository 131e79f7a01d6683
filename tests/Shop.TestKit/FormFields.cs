using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Shop.TestKit;

/// <summary>What a browser would send for a form as it stands.</summary>
public static class FormFields
{
    /// <summary>The form's successful fields, with some of them given other values (or added).</summary>
    public static List<KeyValuePair<string, string>> Of(IHtmlFormElement form, IReadOnlyList<(string Name, string Value)> overrides)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements.Where(element => !element.HasAttribute("disabled")))
            if (element.GetAttribute("name") is { Length: > 0 } name && overrides.All(field => field.Name != name)
                && ValueOf(element) is { } value)
                fields.Add(new(name, value));
        fields.AddRange(overrides.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return fields;
    }

    private static string? ValueOf(IElement element) => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? box.Value : null,
        IHtmlInputElement { Type: "submit" or "image" or "button" or "reset" or "file" } => null,
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value,
        IHtmlTextAreaElement area => area.Value,
        _ => null,
    };
}
