using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;
using Shop.Web.Hosting;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Shared;

/// <summary>How pages of the back office say a message, and how one gets to the page that a redirect leads to.</summary>
public static class AdminTextExtensions
{
    private const string Problem = "Problem";

    /// <summary>The message in the reader's language.</summary>
    public static string Say(this IStringLocalizer<AdminText> texts, AdminMessage message) => message.Values.Count == 0
        ? texts[message.Text]
        : texts[message.Text, [.. message.Values.Select(value => value is AdminMessage part ? texts.Say(part) : value ?? "")]];

    /// <summary>A text around markup: the values that are markup stand in it as they are.</summary>
    public static IHtmlContent Html(this IStringLocalizer<AdminText> texts, string text, params object[] values) =>
        new HtmlContentBuilder().AppendFormat(texts[text].Value, values);

    /// <summary>Keeps why nothing was done for the page that is shown next.</summary>
    public static void Refuse(this ITempDataDictionary kept, AdminMessage? problem) =>
        kept[Problem] = problem is null ? null : (string[])[problem.Text, .. problem.Values.Select(value => $"{value}")];

    /// <summary>What <see cref="Refuse"/> kept, or null.</summary>
    public static AdminMessage? Refusal(this ITempDataDictionary kept) =>
        kept[Problem] is string[] { Length: > 0 } problem ? new AdminMessage(problem[0], [.. problem.Skip(1)]) : null;
}
