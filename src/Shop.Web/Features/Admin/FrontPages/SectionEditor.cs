using Shop.Domain.Content.FrontPages;

namespace Shop.Web.Features.Admin.FrontPages;

/// <summary>One section of the editor.</summary>
/// <param name="Place">From 0 on.</param>
/// <param name="Count">Of all the sections.</param>
public sealed record SectionEditor(FrontPageEditor Page, SectionKind Kind, int Place, int Count);
