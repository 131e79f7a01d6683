namespace Shop.Web.Hosting.PageCache;

/// <summary>
/// The pages of this controller are kept whole (decision 0016): they are the same for all but for the number of pieces in
/// the cart. Nothing on them may depend on anything else of the visitor, nor on a query parameter that is not named here:
/// the others are taken off the request, so that made-up addresses cannot fill the memory with copies.
/// </summary>
/// <param name="tags">Under which tags of the change feed all of them become stale.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CachedPageAttribute(params string[] tags) : Attribute
{
    public IReadOnlyList<string> Tags { get; } = tags;

    /// <summary>Which of the parameters that <see cref="PageQuery"/> can spell these pages take.</summary>
    public string[] Query { get; init; } = [];

    /// <summary>
    /// How the parameters begin that the merchant names (facets, options), "" when in any way; null when the pages take none.
    /// The page itself says when it does not know one (<see cref="CachedPage.DoNotCache"/>).
    /// </summary>
    public string? Choices { get; init; }
}
