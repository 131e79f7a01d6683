using Shop.Domain.Shared;

namespace Shop.Web.Features.Shared;

/// <summary>The fields of a postal address on a page.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Country">By whose ways of writing addresses the form asks.</param>
/// <param name="ProblemOf">What is wrong with a field, as a key of the texts; null when nothing is.</param>
public sealed record AddressFields(TypedAddress Form, string Country, Func<string, string?> ProblemOf)
{
    public AddressFormat Format => AddressFormat.Of(Country);
}
