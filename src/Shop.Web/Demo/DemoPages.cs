using Shop.Domain.Content;

namespace Shop.Web.Demo;

/// <summary>Writes the demo merchant's pages. Those that are there already stay as they are.</summary>
public sealed class DemoPages(EditPage edit)
{
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var place = 0;
        foreach (var page in DemoContent.Instance.Shop.Pages)
        {
            var made = ContentPage.Create(page.Code, Enum.Parse<PageKind>(page.Kind, ignoreCase: true))
                .Write("en", WordsOf(page.En)).Write("es", WordsOf(page.Es)).Arrange(PageMenu.Footer, place += 10).Publish(true);
            await edit.CreateAsync(made, cancellationToken);
        }
    }

    private static PageWords WordsOf(DemoPageText text) => new(text.Title, text.Slug, string.Join('\n', text.Body));
}
