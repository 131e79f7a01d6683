namespace Shop.Web.Features.Admin.Shared;

/// <summary>The part of a page that deletes what the page edits.</summary>
/// <param name="Kind">The pages' path under <c>/admin</c>.</param>
public sealed record DeleteForm(string Kind, string Code, int Version);
