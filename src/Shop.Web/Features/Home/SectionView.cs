using Shop.Domain.Content.FrontPages;

namespace Shop.Web.Features.Home;

/// <summary>One section, and the page that it stands on.</summary>
public sealed record SectionView(HomeView Page, ShownSection Section);
