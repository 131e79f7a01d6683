using MimeKit;
using Shop.Domain.Shared;
using Xunit;

namespace Shop.Jobs.Tests;

/// <summary>One rule for addresses: what the shop takes, its mail library sends to.</summary>
public sealed class EmailAddressTests
{
    private static readonly string[] Locals =
        ["ada", "ada.lovelace", "a", "ada+tea", "o'brien", "a_b-c", "1", "!#$%&*/=?^`{|}~", ".a", "a.", "a..b", "a b", "jürgen", "\"ada\"",
            "a,b", "(a)", "a\\b", "", new('l', 64), new('l', 65), "ада", "a\u200Bb", "ａｄａ"];

    private static readonly string[] Domains =
    [
        "example.com", "EXAMPLE.com", "sub.example.co.uk", "a-b.example", "xn--mller-kva.example", "müller.example", "例え.テスト", "пример.рф",
            "example..com", ".example.com", "example.com.", "-a.com", "a-.com",
        "a_b.com", "example", "example.c", "example.123", "1.2.3.4", "[127.0.0.1]", "exa mple.com", $"{new string('d', 63)}.com",
            $"{new string('d', 64)}.com", "xn--.example", "xn--a.example", "exa\u00ADmple.com", "example。com",
        $"{new string('d', 60)}.{new string('e', 60)}.{new string('f', 60)}.com",
            $"{new string('d', 63)}.{new string('e', 63)}.{new string('f', 63)}.com", "a.b\u0000.com", "ex<ample.com", "example.com>",
            "ß.example", "-.com", "example.co--m",
    ];

    [Fact]
    public void Whatever_is_taken_the_mail_library_reads_strictly_and_writes_as_it_is()
    {
        var strict = new ParserOptions { AddressParserComplianceMode = RfcComplianceMode.Strict, AllowAddressesWithoutDomain =
            false, AllowUnquotedCommasInAddresses = false };
        var taken = 0;
        foreach (var typed in from local in Locals from domain in Domains select $"{local}@{domain}")
        {
            if (EmailAddress.TryRead(typed, out var address) != EmailFault.None) continue;
            taken++;
            Assert.True(MailboxAddress.TryParse(strict, address, out var parsed), typed);
            // The library shows a domain in its own letters; what it sends, to servers that know ASCII alone, is what is stored.
            Assert.Equal(address, MailboxAddress.EncodeAddrspec(parsed.Address));
            Assert.True(address.All(char.IsAscii) && address.Length <= EmailAddress.MaxLength, typed);
            using var message = new MimeMessage { Subject = "Tea" };
            message.To.Add(new MailboxAddress("Ada", address));
            Assert.Contains($"<{address}>", message.ToString(), StringComparison.Ordinal);
        }

        Assert.InRange(taken, 100, Locals.Length * Domains.Length / 2);
    }

    [Theory]
    [InlineData("ada@example..com")]
    [InlineData(".a@x.com")]
    [InlineData("a.@x.com")]
    [InlineData("a..b@x.com")]
    [InlineData("a@-x.com")]
    [InlineData("a@x-.com")]
    [InlineData("a@x_y.com")]
    [InlineData("a@_x.com")]
    [InlineData("a@x.123")]
    [InlineData("a@1.2.3.4")]
    [InlineData("a@[1.2.3.4]")]
    [InlineData("a b@x.com")]
    [InlineData("a@x y.com")]
    [InlineData("a@x.com.")]
    [InlineData("a@b")]
    [InlineData("a@@x.com")]
    [InlineData("Ada <ada@example.com>")]
    [InlineData("a@x.com, b@x.com")]
    [InlineData("a@xn--.example")]
    [InlineData("")]
    [InlineData(null)]
    public void What_no_mail_can_be_sent_to_is_refused(string? typed) =>
        Assert.Equal(EmailFault.Malformed, EmailAddress.TryRead(typed, out _));

    [Theory]
    [InlineData(64, 60, true)]
    [InlineData(65, 60, false)]
    [InlineData(10, 63, true)]
    [InlineData(10, 64, false)]
    public void The_parts_have_their_longest(int local, int label, bool taken) =>
        Assert.Equal(taken, EmailAddress.IsOne($"{new string('l', local)}@{new string('d', label)}.com"));

    [Theory]
    [InlineData(254, true)]
    [InlineData(255, false)]
    public void The_whole_has_its_longest(int length, bool taken)
    {
        var domain = $"{new string('d', 63)}.{new string('e', 63)}.{new string('f', length - 64 - 1 - 128 - 4)}.com";
        Assert.Equal(length, $"{new string('l', 64)}@{domain}".Length);
        Assert.Equal(taken, EmailAddress.IsOne($"{new string('l', 64)}@{domain}"));
    }

    [Theory]
    [InlineData("jürgen@müller.example")]
    [InlineData("用户@example.com")]
    public void Letters_before_the_at_that_servers_may_not_take_are_told_apart(string typed) =>
        Assert.Equal(EmailFault.LettersBeforeTheAt, EmailAddress.TryRead(typed, out _));

    [Theory]
    [InlineData("  ada@example.com ", "ada@example.com")]
    [InlineData("Ada.Lovelace@EXAMPLE.com", "Ada.Lovelace@example.com")]
    [InlineData("ada@müller.example", "ada@xn--mller-kva.example")]
    [InlineData("ada@MÜLLER.example", "ada@xn--mller-kva.example")]
    [InlineData("\u200Bada@exam\u00ADple.com\uFEFF", "ada@example.com")]
    [InlineData("\u202Aada@example.com\u202C", "ada@example.com")]
    [InlineData("ａｄａ＠example．com", "ada@example.com")]
    public void What_people_write_is_stored_in_one_form(string typed, string stored) => Assert.Equal(stored, EmailAddress.Of(typed));

    [Fact]
    public void One_customer_has_one_key_however_the_address_is_spelt()
    {
        var keys = new[] { "Ada@MÜLLER.example", "ada@xn--mller-kva.example", " a\u200Bda@müller.example" }.Select(EmailAddress.KeyOf);
        Assert.Equal("ada@xn--mller-kva.example", Assert.Single(keys.Distinct()));
    }
}
