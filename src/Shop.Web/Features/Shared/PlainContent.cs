using System.Globalization;
using System.Net;
using Microsoft.Extensions.Localization;
using Shop.Web.Hosting;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Features.Shared;

/// <summary>A shop that has said nothing of itself yet: its name, and marks made of the name's first letter.</summary>
public sealed class PlainContent(ShopSettings shop, IStringLocalizer<Text> texts) : IStorefrontContent
{
    private const string Ink = "#2F5D46";
    private const string Paper = "#FBF7F0";

    public FrontPageText FrontPage(string culture) => new(shop.Name, shop.Name, texts["Welcome. Here is what we sell."], null, null, []);

    public bool HasDrawingOf(string productCode) => false;

    public string? Drawing(string name) => name switch
    {
        "logo" => Mark(Paper, Ink),
        "favicon" => Mark(Ink, Paper),
        "no-picture" => """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 1500" width="1200" height="1500">
            <rect width="1200" height="1500" fill="#F1E9DC"/>
            <path d="M360 560h480v380H360zM420 880l130-150 90 100 60-70 80 120zM720 660a40 40 0 1 1 0 .1z" fill="none" stroke="#CDBDA1" stroke-width="16" stroke-linejoin="round"/>
            </svg>
            """,
        _ => null,
    };

    private string Mark(string background, string ink)
    {
        var letter = WebUtility.HtmlEncode(StringInfo.GetNextTextElement(shop.Name).ToUpperInvariant());
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96">
            <rect width="96" height="96" rx="20" fill="{background}"/>
            <text x="48" y="66" text-anchor="middle" font-family="Georgia, serif" font-size="56" font-weight="700" fill="{ink}">{letter}</text>
            </svg>
            """;
    }
}
