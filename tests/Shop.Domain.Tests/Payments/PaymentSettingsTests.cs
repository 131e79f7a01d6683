using Shop.Domain.Payments;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Payments;

/// <summary>Account numbers, references that people type, and what the merchant's settings may say.</summary>
public sealed class PaymentSettingsTests
{
    private static readonly PaymentSettings Good = new()
    {
        BankTransfer = true, AccountHolder = "Leaf GmbH", Iban = "DE89370400440532013000",
    };

    [Theory]
    [InlineData("DE89 3704 0044 0532 0130 00", true)]
    [InlineData("es91-2100-0418-4502-0005-1332", true)]
    [InlineData("GB82 WEST 1234 5698 7654 32", true)]
    [InlineData("NO93 8601 1117 947", true)]
    [InlineData("DE89 3704 0044 0532 0130 01", false)]
    [InlineData("DE98 3704 0044 0532 0130 00", false)]
    [InlineData("DE89 3704 0044 0532 0130 0", false)]
    [InlineData("DE89370400440532013000٣", false)]
    [InlineData("", false)]
    public void An_account_number_is_taken_only_with_its_length_and_check_digits(string typed, bool isRight) =>
        Assert.Equal(isRight, Iban.IsRight(Iban.Compact(typed)));

    [Fact]
    public void A_published_creditor_reference_is_right() => Assert.True(CreditorReference.IsRight("RF18539007547034"));

    // A letter for a digit, or the two changed places, is found nearly always: it counts as two digits.
    [Fact]
    public void A_letter_for_a_letter_a_digit_for_a_digit_and_two_of_a_kind_that_changed_places_make_a_reference_wrong()
    {
        for (var round = 0; round < 300; round++)
        {
            var right = CreditorReference.Of(SecretToken.NewOrderNumber());
            Assert.True(CreditorReference.IsRight(right));
            for (var place = 4; place < right.Length; place++) Assert.False(CreditorReference.IsRight(WithOther(right, place)));
            for (var place = 4; place < right.Length - 1; place++)
                if (right[place] != right[place + 1] && char.IsAsciiDigit(right[place]) == char.IsAsciiDigit(right[place + 1]))
                    Assert.False(CreditorReference.IsRight($"{right[..place]}{right[place + 1]}{right[place]}{right[(place + 2)..]}"));
        }
    }

    [Fact]
    public void A_reference_is_read_in_groups_of_four() => Assert.Equal("RF18 5390 0754 7034", CreditorReference.Grouped("RF18539007547034"));

    [Fact]
    public void The_settings_of_a_new_shop_and_a_whole_account_are_in_order()
    {
        Assert.Empty(new PaymentSettings().Check());
        Assert.Empty(Good.Check());
    }

    [Fact]
    public void What_cannot_be_is_told_beside_its_field()
    {
        Tells("iban", Good with { Iban = "DE89370400440532013001" });
        Tells("iban", Good with { Iban = null });
        Tells("accountHolder", Good with { AccountHolder = null });
        Tells("bic", Good with { Bic = "nonsense" });
        Tells("remindAfterDays", Good with { RemindAfterDays = 7 });
        Tells("releaseAfterDays", Good with { ReleaseAfterDays = 0, RemindAfterDays = 0 });
        Tells("pickupDays", Good with { PickupDays = 91 });
        Tells("stripe", new PaymentSettings { Stripe = false });
        Tells("stripeCountries", Good with { StripeCountries = ["XX"] });
        Tells("bankTransferMax", Good with { BankTransferMin = 100, BankTransferMax = 99 });
    }

    private static string WithOther(string reference, int place)
    {
        var letters = reference.ToCharArray();
        letters[place] = char.IsAsciiDigit(letters[place]) ? letters[place] == '7' ? '8' : '7' : letters[place] == 'K' ? 'M' : 'K';
        return new string(letters);
    }

    private static void Tells(string setting, PaymentSettings settings) =>
        Assert.Contains(settings.Check(), problem => problem.Setting == setting);
}
