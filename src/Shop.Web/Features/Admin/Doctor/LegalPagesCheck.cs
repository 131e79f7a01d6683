using Shop.Domain.Content;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Doctor;

/// <summary>The pages that a shop in the EU must have are published in each language of the shop.</summary>
public sealed class LegalPagesCheck(ContentPages pages, Languages languages) : IDoctorCheck
{
    private const string Title = "Legal pages";
    private static readonly PageKind[] Needed = [PageKind.Terms, PageKind.Privacy, PageKind.Returns, PageKind.Imprint];

    public int Place => 60;

    public async Task<IReadOnlyList<DoctorFinding>> CheckAsync(CancellationToken cancellationToken) =>
        await MissingAsync(cancellationToken) is { Length: > 0 } missing
            ? [new(Title, DoctorResult.Advice, missing, "Write them from the templates under /admin/content/pages.")]
            : [new(Title, DoctorResult.Good, "Terms, privacy, returns and imprint are published.")];

    private async Task<string> MissingAsync(CancellationToken cancellationToken)
    {
        var links = await pages.LinksAsync(languages.Codes, cancellationToken);
        var missing = Needed.Where(kind => links.All(link => link.Kind != kind)).Select(kind => kind.ToString().ToLowerInvariant())
            .ToList();
        return missing.Count == 0 ? "" : $"Not published: {string.Join(", ", missing)}.";
    }
}
