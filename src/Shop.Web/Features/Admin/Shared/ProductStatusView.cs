namespace Shop.Web.Features.Admin.Shared;

/// <summary>Whether a product is published, scheduled or a draft.</summary>
/// <param name="PublishAt">When it is scheduled, UTC.</param>
public sealed record ProductStatusView(bool IsPublished, DateTimeOffset? PublishAt);
