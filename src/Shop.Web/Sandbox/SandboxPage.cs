using System.Globalization;
using System.Net;
using System.Text;

namespace Shop.Web.Sandbox;

/// <summary>The frame of the sandbox's own pages: the shop's look, and plainly marked as a test.</summary>
internal static class SandboxPage
{
    public static IResult Show(string title, string body, int status = 200) => Results.Content(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
        <title>{E(title)}</title>
        <link rel="stylesheet" href="/css/tokens.css"><link rel="stylesheet" href="/css/base.css">
        <link rel="stylesheet" href="/css/components.css"><link rel="stylesheet" href="/css/shop.css">
        </head>
        <body>
        <main class="narrow">
        <p><span class="badge kiln">Sandbox: no real money moves here</span></p>
        <h1>{E(title)}</h1>
        {body}
        </main>
        </body>
        </html>
        """, "text/html; charset=utf-8", Encoding.UTF8, status);

    public static string E(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary>"12.90 EUR".</summary>
    public static string Amount(long minor, string currency) =>
        new Shop.Domain.Shared.Money(minor, new Shop.Domain.Shared.Currency(currency)).ToString();

    public static string Alert(string? problem) => problem is null ? "" : $"<div class=\"notice bad\" role=\"alert\"><h2>{E(problem)}</h2></div>";

    public static string Instant(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
