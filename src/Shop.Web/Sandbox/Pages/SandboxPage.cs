using System.Text;

namespace Shop.Web.Sandbox.Pages;

/// <summary>The frame of the sandbox's pages: the shop's own styles, no script, nothing inline.</summary>
internal static class SandboxPage
{
    public static IResult Show(string title, Html body, int status = StatusCodes.Status200OK)
    {
        var page = Html.Of($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="robots" content="noindex">
              <title>{title} · Sandbox</title>
              <link rel="stylesheet" href="/look/current.css">
              <link rel="stylesheet" href="/css/tokens.css">
              <link rel="stylesheet" href="/css/base.css">
              <link rel="stylesheet" href="/css/components.css">
              <link rel="stylesheet" href="/css/shop.css">
            </head>
            <body>
              <main>
            {body}
              </main>
            </body>
            </html>
            """);
        return Results.Content(page.Markup, "text/html; charset=utf-8", Encoding.UTF8, status);
    }
}
