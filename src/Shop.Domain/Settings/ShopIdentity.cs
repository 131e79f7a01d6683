using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Shop.Domain.Shared;

namespace Shop.Domain.Settings;

/// <summary>Who sells: the shop's name, and the seller as printed on invoices, mails and pages.</summary>
public sealed partial record ShopIdentity : ISettings
{
    public const string Key = "shop";
    public const int NameLength = 100;
    public const int LineLength = 200;
    public const int MaxLines = 8;
    public const int CodeLength = 50;

    /// <summary>What shoppers know the shop by.</summary>
    public string Name { get; init; } = "Shop";

    /// <summary>The person or company that sells.</summary>
    public string LegalName { get; init; } = "Shop";

    /// <summary>Street and place, without name and country.</summary>
    public IReadOnlyList<string> Address { get; init; } = [];

    /// <summary>ISO 3166, two capital letters.</summary>
    public string Country { get; init; } = "ES";

    public string? VatId { get; init; }

    /// <summary>Where the seller is registered and under which number, such as "Amtsgericht Berlin, HRB 12345".</summary>
    public string? Register { get; init; }

    /// <summary>Where shoppers write to.</summary>
    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>Whether an invoice can name its seller lawfully.</summary>
    [JsonIgnore]
    public bool IsComplete => Address.Count > 0 && Email is not null;

    public IEnumerable<SettingProblem> Check()
    {
        foreach (var problem in Texts()) yield return problem;
        if (Name.Length == 0) yield return new SettingProblem("name", "The shop needs a name.");
        if (LegalName.Length == 0) yield return new SettingProblem("legalName", "Enter who sells: it is printed on every invoice.");
        if (Address.Count > MaxLines) yield return new SettingProblem("address", "At most {0} lines, please.", MaxLines);
        if (Address.Any(string.IsNullOrEmpty)) yield return new SettingProblem("address", "A line of it is empty.");
        if (!TwoCapitals().IsMatch(Country)) yield return new SettingProblem("country", "Enter a code of two capital letters, like ES.");
        if (Email is not null && !EmailAddress.IsOne(Email))
            yield return new SettingProblem("email", "Enter an e-mail address that mail can be sent to.");
    }

    private IEnumerable<SettingProblem> Texts() => new (string Name, string? Text, int Most)[]
        {
            ("name", Name, NameLength), ("legalName", LegalName, LineLength), ("vatId", VatId, CodeLength), ("phone", Phone, CodeLength),
            ("register", Register, LineLength),
        }
        .Concat(Address.Select(line => ("address", (string?)line, LineLength)))
        .Select(each => Problem(each.Item1, each.Item2, each.Item3)).OfType<SettingProblem>();

    private static SettingProblem? Problem(string name, string? text, int most)
    {
        if (text is null) return null;
        if (text.Length > most) return new SettingProblem(name, "At most {0} characters, please: these are {1}.", most, text.Length);
        return PlainText.Clean(text) == text
            ? null
            : new SettingProblem(name, "Spaces at its ends, and characters that cannot be shown, must go.");
    }

    [GeneratedRegex(@"\A[A-Z]{2}\z")]
    private static partial Regex TwoCapitals();
}
