namespace Shop.Web.Hosting.KeptPages;

/// <summary>
/// The pages of this controller are kept whole (decision 0016): they are the same for all but for the number of pieces in
/// the cart. Nothing on them may depend on anything else of the visitor, nor on a query parameter that
/// <see cref="PageQuery"/> does not know.
/// </summary>
/// <param name="tags">Under which tags of the change feed all of them become stale.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeptPageAttribute(params string[] tags) : Attribute
{
    public IReadOnlyList<string> Tags { get; } = tags;
}
