using Shop.Domain.Catalogue;

namespace Shop.Web.Features.Admin.Categories;

/// <summary>The categories under one, or the topmost when <paramref name="Parent"/> is null.</summary>
public sealed record CategoryBranch(IReadOnlyList<Category> All, string? Parent);
