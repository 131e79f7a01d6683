using Shop.Domain.Shared;

namespace Shop.Web.Features.Shared;

/// <summary>A postal address as it was typed.</summary>
public record TypedAddress
{
    public string? Name { get; init; }

    public string? Address1 { get; init; }

    public string? Address2 { get; init; }

    public string? Postcode { get; init; }

    public string? City { get; init; }

    public string? Region { get; init; }

    public string? Country { get; init; }

    public string? Phone { get; init; }

    /// <summary>The address as it is stored. The fields were checked, the country among them.</summary>
    public PostalAddress ToAddress() => new(
        PlainText.Clean(Name), PlainText.Clean(Address1), Optional(Address2), Postcodes.Normalise(Country!, Postcode) ?? "",
        PlainText.Clean(City), Optional(Region), Country!, Optional(Phone));

    /// <summary>Null for a text with nothing in it.</summary>
    protected static string? Optional(string? text) => PlainText.Clean(text, keepLines: true) is { Length: > 0 } clean ? clean : null;
}
