using Shop.Domain.Shared;

namespace Shop.Web.Features.Shared;

/// <summary>What is wrong with an address as typed: the field's name and the message's key in the texts, in the page's order.</summary>
/// <param name="Countries">Those that may be chosen.</param>
/// <param name="NameMissing">What is said when there is no name.</param>
/// <param name="CountryMissing">What is said about any other country.</param>
public sealed record AddressRules(IReadOnlyCollection<string> Countries, string NameMissing, string CountryMissing)
{
    public IReadOnlyList<KeyValuePair<string, string>> Check(TypedAddress form)
    {
        var (problems, address) = (new FieldProblems(), AddressFormat.Of(form.Country ?? ""));
        problems.Require("name", form.Name, 100, NameMissing);
        problems.Require("address1", form.Address1, 150, "Enter the street and the house number.");
        problems.Limit("address2", form.Address2, 150);
        if (form.Country is null || !Countries.Contains(form.Country)) problems.Add("country", CountryMissing);
        else if (Postcodes.Normalise(form.Country, form.Postcode) is null)
            problems.Add("postcode", "Enter a postcode in the form of the country.");
        if (address.Requires(AddressPart.Town)) problems.Require("city", form.City, 100, "Enter the town.");
        else problems.Limit("city", form.City, 100);
        if (address.Requires(AddressPart.Region)) problems.Require("region", form.Region, 100, "Enter the region that the address lies in.");
        else problems.Limit("region", form.Region, 100);
        problems.Limit("phone", form.Phone, 40);
        return problems.All;
    }
}

/// <summary>What is wrong with the fields of a form: the field's name and the message's key in the texts.</summary>
public sealed class FieldProblems
{
    private readonly List<KeyValuePair<string, string>> _all = [];

    public IReadOnlyList<KeyValuePair<string, string>> All => _all;

    public void Add(string field, string message) => _all.Add(new(field, message));

    public void Require(string field, string? text, int most, string message)
    {
        if (PlainText.Clean(text).Length == 0) Add(field, message);
        else Limit(field, text, most);
    }

    public void Limit(string field, string? text, int most)
    {
        if (PlainText.Clean(text, keepLines: true).Length > most) Add(field, "This is too long. Shorten it, please.");
    }
}
