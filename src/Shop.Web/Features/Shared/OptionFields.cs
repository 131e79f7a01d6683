namespace Shop.Web.Features.Shared;

/// <summary>The chosen options in forms and addresses: a field "option.glaze" with the value's code.</summary>
public static class OptionFields
{
    public const string Prefix = "option.";

    // A product has at most three; what somebody makes up beyond that is not read.
    private const int Max = 3;

    // Codes are shorter; what is longer is none, and must not come back in an address.
    private const int MaxLetters = 60;

    public static IReadOnlyDictionary<string, string> Read(
        IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> fields) => fields
        .Where(field => field.Key.StartsWith(Prefix, StringComparison.Ordinal) && field.Key.Length <= MaxLetters
            && field.Value[0] is { Length: > 0 and <= MaxLetters }).Take(Max)
        .ToDictionary(field => field.Key[Prefix.Length..], field => field.Value[0]!, StringComparer.Ordinal);

    /// <summary>The product page's address with these values chosen.</summary>
    public static string Address(string page, IReadOnlyDictionary<string, string> values) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(
        page, values.Select(value => KeyValuePair.Create(Prefix + value.Key, (string?)value.Value)));
}
