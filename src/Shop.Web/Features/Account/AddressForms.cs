using Microsoft.AspNetCore.DataProtection;
using Shop.Domain.Customers;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting.Security;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Account;

/// <summary>What the form of the address book sends.</summary>
public sealed record AddressForm : TypedAddress
{
    /// <summary>Something when it is to be the default.</summary>
    public string? Default { get; init; }

    /// <summary>"update" shows the fields of the chosen country; anything else saves.</summary>
    public string? Action { get; init; }

    public bool IsDefault => !string.IsNullOrEmpty(Default);
}

/// <summary>The form of an address.</summary>
/// <param name="Saved">The one that is changed; null for a new one.</param>
/// <param name="Problems">What is wrong, as keys of the texts.</param>
public sealed record AddressView(
    CustomerAddress? Saved, AddressForm Form, IReadOnlyList<string> Countries, IReadOnlyList<KeyValuePair<string, string>> Problems)
{
    public AddressFields Fields => new(Form, Form.Country!, ProblemOf);

    public string? ProblemOf(string field) => Problems.FirstOrDefault(problem => problem.Key == field).Value;
}

/// <summary>Shows and checks addresses of the address book; what was typed outlives a refusal.</summary>
public sealed class AddressForms(IDataProtectionProvider protection, ShopCookies cookies, TaxesAndShipping delivery)
{
    private const string Fields = "fields";
    private const int MaxField = 300;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly DraftCookie<Draft> _draft = new(protection, cookies, new DraftCookieKind("address", "Shop.Address", Lifetime));

    /// <param name="saved">The address that is changed; null for a new one.</param>
    /// <param name="message">The answer to the form that was sent; null when none was.</param>
    public async Task<AddressView> ShowAsync(
        HttpContext http, CustomerAddress? saved, FlashMessage? message, CancellationToken cancellationToken)
    {
        var countries = await CountriesAsync(saved, cancellationToken);
        var typed = message is not null && _draft.Read(http) is { } draft && draft.For == saved?.Id ? draft.Form : null;
        var form = typed ?? (saved is null ? new AddressForm() : Of(saved.Address));
        var problems = typed is not null && message!.Kind == Fields ? Check(form, countries) : [];
        var country = form.Country is { } chosen && countries.Contains(chosen) ? chosen : countries[0];
        return new AddressView(saved, form with { Country = country }, countries, problems);
    }

    /// <summary>The message for the form's page when the address is not to be saved now; null when it can be.</summary>
    public async Task<FlashMessage?> RefusalAsync(
        HttpContext http, CustomerAddress? saved, AddressForm form, CancellationToken cancellationToken)
    {
        var countries = await CountriesAsync(saved, cancellationToken);
        if (form.Action != "update" && Check(form, countries).Count == 0) return null;
        _draft.TryKeep(http, new Draft(saved?.Id, Shortened(form)));
        return FlashMessage.Of(form.Action == "update" ? "update" : Fields);
    }

    /// <summary>What was typed is no longer needed.</summary>
    public void Forget(HttpContext http) => _draft.Remove(http);

    // The merchant's own country goes first, where it is among them. A shop that sends nothing yet keeps addresses at home.
    private async Task<IReadOnlyList<string>> CountriesAsync(CustomerAddress? saved, CancellationToken cancellationToken)
    {
        var home = delivery.Shop.Home.Country;
        var offered = await delivery.CountriesAsync(cancellationToken);
        var all = offered.Count == 0 ? [home] : offered;
        return [.. all.Union(saved is null ? [] : [saved.Address.Country]).OrderByDescending(country => country == home)];
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Check(AddressForm form, IReadOnlyList<string> countries) => new AddressRules(
        countries, "Enter the full name of the person who gets the parcel.", "Choose a country that we deliver to.").Check(form);

    private static AddressForm Of(PostalAddress address) => new()
    {
        Name = address.Name, Address1 = address.Address1, Address2 = address.Address2, Postcode = address.Postcode, City = address.City,
        Region = address.Region, Country = address.Country, Phone = address.Phone,
    };

    private static AddressForm Shortened(AddressForm form) => new()
    {
        Name = Cut(form.Name), Address1 = Cut(form.Address1), Address2 = Cut(form.Address2), Postcode = Cut(form.Postcode),
        City = Cut(form.City), Region = Cut(form.Region), Country = Cut(form.Country), Phone = Cut(form.Phone), Default = Cut(form.Default),
    };

    private static string? Cut(string? text) => text is null ? null : PlainText.AtMost(text, MaxField);

    private sealed record Draft(Guid? For, AddressForm Form);
}
