using Shop.Domain.Content;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Doctor;

/// <summary>The pages that a shop in the EU must have are published in each language of the shop.</summary>
public sealed class LegalPagesCheck(ContentPages pages, Languages languages) : IDoctorCheck
{
    private const string Title = "Legal pages";

    private static readonly Dictionary<PageKind, AdminMessage> Names = new()
    {
        [PageKind.Terms] = "terms", [PageKind.Privacy] = "privacy", [PageKind.Returns] = "returns", [PageKind.Imprint] = "imprint",
    };

    public int Place => 60;

    public async Task<IReadOnlyList<DoctorFinding>> CheckAsync(CancellationToken cancellationToken) =>
        await MissingAsync(cancellationToken) is { } missing
            ? [new(Title, DoctorResult.Advice, missing, "Write them from the templates under /admin/content/pages.")]
            : [new(Title, DoctorResult.Good, "Terms, privacy, returns and imprint are published.")];

    private async Task<AdminMessage?> MissingAsync(CancellationToken cancellationToken)
    {
        var links = await pages.LinksAsync(languages.Codes, cancellationToken);
        var missing = PageRules.LegalKinds.Where(kind => links.All(link => link.Kind != kind)).Select(kind => Names[kind]).ToList();
        return missing.Count == 0 ? null : new("Not published: {0}.", AdminMessage.Listed(missing));
    }
}
