using Shop.Domain.Shared;
using Shop.Web.Features.Checkout;
using Xunit;

namespace Shop.Web.Tests.Features;

public sealed class CheckoutFormRulesTests
{
    [Theory]
    [InlineData("ES", "17004")]
    [InlineData("IE", "d02 x285")]
    [InlineData("NL", "1012AB")]
    [InlineData("PL", "00-001")]
    [InlineData("PT", "1000-001")]
    [InlineData("SE", "111 20")]
    [InlineData("DE", " 10115 ")]
    public void Each_country_s_own_form_of_postcode_is_taken(string country, string postcode) => Assert.Empty(Problems(country, postcode));

    [Theory]
    [InlineData("ES", "60000")]
    [InlineData("PT", "1000")]
    [InlineData("NL", "10115")]
    [InlineData("ES", "١٧٠٠٤")]
    [InlineData("ES", "")]
    public void A_postcode_of_another_country_s_form_is_pointed_out(string country, string postcode) =>
        Assert.Equal(["postcode"], Problems(country, postcode));

    [Fact]
    public void What_is_ordered_with_is_the_address_and_the_postcode_in_their_stored_form()
    {
        var form = new CheckoutForm { Email = "ada@M\u00ADüller.example", Name = "A\u200Bna", Postcode = "nl-1012ab", Country =
            "NL", Token = "t", Shipping = "s" };
        var request = form.ToRequest(new CartId(Guid.NewGuid()), "en", Money.Eur(1));
        Assert.Equal(("ada@xn--mller-kva.example", "1012 AB", "Ana"), (request.Email, request.Address.Postcode, request.Address.Name));
    }

    [Theory]
    [InlineData("ada@example..com", "Enter an e-mail address, like name@example.com.")]
    [InlineData("jürgen@example.com",
        "Use an e-mail address with letters from a to z without accents before the @: many mail servers take no others.")]
    public void An_address_that_mail_cannot_be_sent_to_is_told_why(string email, string why) =>
        Assert.Equal(why, CheckoutFormRules.EmailProblem(email));

    [Fact]
    public void Problems_come_in_the_order_of_the_page() => Assert.Equal(
        ["email", "name", "address1", "country", "city", "shipping"],
        CheckoutFormRules.Check(new CheckoutForm { Email = "nobody" }, ["ES"], needsDelivery: true).Select(problem => problem.Key));

    [Fact]
    public void Without_a_parcel_nobody_has_to_say_how_it_is_sent() => Assert.Equal(
        ["email", "name", "address1", "country", "city"],
        CheckoutFormRules.Check(new CheckoutForm { Email = "nobody" }, ["ES"], needsDelivery: false).Select(problem => problem.Key));

    private static IEnumerable<string> Problems(string country, string postcode) => CheckoutFormRules.Check(
        new CheckoutForm
        {
            Email = "ana@example.com", Name = "Ana", Address1 = "Carrer 1", Postcode = postcode, City = "Girona", Country =
                country, Shipping = "standard",
        },
        [country], needsDelivery: true).Select(problem => problem.Key);
}
