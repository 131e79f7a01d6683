using System.Text.RegularExpressions;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Returns;
using Shop.Domain.Pricing;
using Shop.Domain.Settings.Looks;
using Shop.Domain.Shared;
using Shop.Domain.Staff;
using Shop.Jobs.Customers;
using Shop.Jobs.Mail.Templates;
using Shop.Jobs.Pictures;
using Shop.Web.Features.Admin.Products.Sections;
using Xunit;

namespace Shop.Web.Tests.Languages.Admin;

/// <summary>Everything that staff read is a text with a translation. A new page of the back office needs no line here.</summary>
public sealed partial class AdminTextTests
{
    // The same in every language, or read by no person.
    private static readonly string[] NoTexts =
    [
        "Stripe", "SKU", "GTIN", "CSV", // names
        "Shipped", "Download", "Access", "Gram", "Millilitre", "Flat", "Weight", // what a select sends; it shows T[…]
        "Problem", "Location", "Refresh", // keys of TempData and headers
        "HH:mm", "HH:mm:ss", "yyyy-MM-dd HH:mm", // formats
        "prevented, resolution", // a status that Stripe sends
    ];

    private static readonly string[] NoSentences =
    [
        "completed by {Staff}", // stands in the history of an order as it was written
        "{Math.Max(1, bytes / 1024)} kB", "{bytes / 1048576d:0.0} MB", // units
    ];

    // Why one is not taken, and where the proposed tax rates come from.
    private static IEnumerable<string> SaidOfSettings =>
        [.. AdminSources.SettingProblems, .. Readability.Sentences, EuTaxRates.Proposed.Source];

    private static IEnumerable<string> MailNames => MailKinds.All.Concat(CustomerMailKinds.All).Select(kind => kind.Name);

    // Words that code of the domain gives, which are looked up where they are shown.
    private static IEnumerable<string> FromTheDomain =>
    [
        .. Enum.GetValues<OrderStatus>().Select(status => status.ToText()), "refunded-in-part",
        .. Enum.GetNames<PaymentStatus>(), .. Enum.GetNames<RefundStatus>(),
        .. Enum.GetValues<PictureRefusal>().Select(why => why.Sentence()),
        .. ProductSection.In(new Shop.Domain.Shared.Languages(RegisteredLanguages.All)).Select(section => section.Id),
        .. PaymentSettings.Problems, .. SaidOfSettings,
        .. LookPresets.All.SelectMany(preset => new[] { preset.Name, preset.About }), .. LookFonts.All.Select(font => font.Name),
        .. StaffRole.ShippedNames, .. MailNames, .. WithdrawFromOrder.Causes,
        "allocated", "released", "returned", "received", "adjusted", // movements of the stock
    ];

    public static TheoryData<string> Languages { get; } = [.. AdminSources.Translations.Keys];

    [Fact]
    public void The_back_office_is_in_spanish_and_german() => Assert.Equal(["de", "es"], AdminSources.Translations.Keys.Order());

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_text_of_the_back_office_has_its_words_in_each_language(string language) => Assert.Empty(
        AdminSources.Views.SelectMany(view => TextScan.TextsInView(view.Text).Select(text => (view.Path, Text: text)))
            .Concat(AdminSources.Code.SelectMany(code => TextScan.TextsInCode(code.Text).Select(text => (code.Path, Text: text))))
            .Concat(SaidOfSettings.Concat(MailNames).Select(text => (Path: "Shop.Domain", Text: text)))
            .Where(used => !NoTexts.Contains(used.Text) && !AdminSources.Translations[language].ContainsKey(used.Text))
            .Select(used => $"{used.Path}: {used.Text}").Distinct());

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_translated_text_of_the_back_office_is_left_over(string language)
    {
        var used = AdminSources.Code.Concat(AdminSources.Views).SelectMany(file => TextScan.Literals(file.Text))
            .Concat(AdminSources.Views.SelectMany(view => TextScan.TextsInView(view.Text))).Concat(FromTheDomain).ToHashSet();
        Assert.DoesNotContain(AdminSources.Translations[language].Keys, key => !used.Contains(key));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_translation_has_the_places_for_values_of_its_english_text(string language) => Assert.Empty(
        AdminSources.Translations[language].Where(text => !Places(text.Key).SetEquals(Places(text.Value))).Select(text => text.Key));

    [Fact]
    public void No_view_has_words_that_are_not_translated() => Assert.Empty(
        AdminSources.Views.SelectMany(view => TextScan.BareTexts(view.Text).Select(text => $"{view.Path}: {text}")));

    [Fact]
    public void No_sentence_is_filled_in_before_it_is_translated() => Assert.Empty(
        AdminSources.Code.Concat(AdminSources.Views)
            .SelectMany(file => TextScan.FilledTexts(file.Text).Select(text => (file.Path, Text: text)))
            .Where(found => !NoSentences.Contains(found.Text)).Select(found => $"{found.Path}: {found.Text}"));

    [Theory]
    [InlineData("<p>Nothing here.</p>", "Nothing here.")]
    [InlineData("<td>@count pieces</td>", "pieces")]
    [InlineData("<div role=\"region\" aria-label=\"Days\">", "Days")]
    [InlineData("<p>\n  Uploaded by @import.By\n</p>", "Uploaded by")]
    [InlineData("<button>Save<span> @T[\"picture {0}\", 1]</span></button>", "Save")]
    public void A_word_in_a_view_is_found(string view, string word) =>
        Assert.Contains(word, TextScan.BareTexts(view));

    [Theory]
    [InlineData("<p>@T[\"Saved.\"]</p><td>@count</td>")]
    [InlineData("@foreach (var line in Model.Lines.Where(line => line.Count > 0)) { <b>@line.Count</b> }")]
    public void What_is_no_word_is_left_alone(string view) => Assert.Empty(TextScan.BareTexts(view));

    [Theory]
    [InlineData("@(done ? \"Saved it.\" : \"\")", "Saved it.")]
    [InlineData("model='new AdminField(form, \"name\", \"Name\") { Hint = \"As in the shop.\" }'", "As in the shop.")]
    [InlineData("@T[gone ? \"gone\" : \"there\"]", "gone")]
    public void A_text_in_the_code_of_a_view_is_found(string view, string text) => Assert.Contains(text, TextScan.TextsInView(view));

    [Fact]
    public void A_text_in_code_is_found_whole() => Assert.Equal(
        ["Nothing was saved. Try again."],
            TextScan.TextsInCode("form.Refuse($\"row[{key}]\", \"Nothing was \"\n    + \"saved. Try again.\"); // Not this one."));

    [Fact]
    public void A_sentence_that_is_filled_in_is_found() =>
        Assert.Single(TextScan.FilledTexts("form.Refuse(\"code\", $\"There is a brand {code} already.\"); var key = $\"row[{code}]\";"));

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Place();
}
