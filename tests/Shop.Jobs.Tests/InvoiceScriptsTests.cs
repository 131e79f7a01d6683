using System.Text;
using System.Text.RegularExpressions;
using Shop.Domain.Invoicing;
using Shop.Jobs.Invoices;
using Shop.TestKit;
using UglyToad.PdfPig;

namespace Shop.Jobs.Tests;

/// <summary>Names of people all over the world on an invoice, read back from the file.</summary>
public sealed class InvoiceScriptsTests
{
    // What one hostile but honest buyer may type.
    private const string Mixed = "Ana 王 محمد שלום ไทย 😀";

    [PopplerTheory]
    [InlineData("王小明")]
    [InlineData("山田太郎 やまだ タロウ")]
    [InlineData("김철수")]
    [InlineData("محمد علي")]
    [InlineData("שלום כהן")]
    [InlineData("สมชาย ใจดี")]
    [InlineData("क्षत्रिय शर्मा")]
    [InlineData("তানিয়া")]
    [InlineData("தமிழ்")]
    [InlineData("Գրիգոր")]
    [InlineData("გიორგი")]
    [InlineData("አበበ")]
    [InlineData("Γιώργος Стоян Łucja Nguyễn")]
    [InlineData("Ana 😀")]
    [InlineData(Mixed)]
    public async Task A_name_in_any_script_can_be_read_and_copied_from_the_file(string name)
    {
        var pdf = InvoicePdf.Render(Of(name, "Street 1"));
        Assert.Empty(InvoicePdf.MissingLetters(Of(name, "Street 1")));
        Assert.Contains(Plain(name), Plain(await PdfText.ReadAsync(pdf)), StringComparison.Ordinal);
        Assert.True(pdf.Length < 150_000, $"{pdf.Length} bytes");
        Assert.Equal(pdf, InvoicePdf.Render(Of(name, "Street 1")));
    }

    // First the name of the street at the right, then its number, which reads from left to right, then the town at the left.
    [Theory]
    [InlineData("רחוב 12, אביב", 'ר', '1', '2', ',', 'א')]
    [InlineData("شارع 45، دبي", 'ش', '4', '5', '،', 'ب')]
    public void An_address_from_right_to_left_keeps_its_numbers_in_their_place(string line, char street, char ten, char one, char comma,
        char town)
    {
        using var pdf = PdfDocument.Open(InvoicePdf.Render(Of("Ana", line)));
        // A shape of a letter is read as the letter.
        var letters = pdf.GetPage(1).Letters.Where(letter => letter.Location.X > 300)
            .Select(letter => (Text: letter.Value.Normalize(NormalizationForm.FormKC), letter.Location)).ToList();
        var height = letters.First(letter => letter.Text.Contains(street, StringComparison.Ordinal)).Location.Y;
        double At(char wanted) =>
            letters.First(letter => Math.Abs(letter.Location.Y - height) < 1 && letter.Text.Contains(wanted, StringComparison.Ordinal))
                .Location.X;
        Assert.True(At(street) > At(one) && At(one) > At(ten) && At(ten) > At(comma) && At(comma) > At(town), line);
    }

    [Fact]
    public void Letters_from_right_to_left_stand_from_right_to_left()
    {
        using var pdf = PdfDocument.Open(InvoicePdf.Render(Of("אבג", "Street 1")));
        var letters = pdf.GetPage(1).Letters.Where(letter => letter.Value is "א" or "ב" or "ג").OrderBy(letter => letter.Location.X)
            .Select(letter => letter.Value);
        Assert.Equal(["ג", "ב", "א"], letters);
    }

    [PopplerFact]
    public async Task A_letter_that_no_font_has_is_printed_as_its_code_and_told_to_staff()
    {
        var invoice = Of("Ana 𓀀 \uE000", "Street 1");
        Assert.Equal(["U+13000", "U+E000"], InvoicePdf.MissingLetters(invoice));
        Assert.Contains("Ana[U+13000][U+E000]", Plain(await PdfText.ReadAsync(InvoicePdf.Render(invoice))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("W")]
    [InlineData("王")]
    [InlineData("م")]
    [InlineData("क्ष")]
    [InlineData("Wide words ")]
    public void Nothing_however_long_runs_off_the_page(string letter)
    {
        var text = string.Concat(Enumerable.Repeat(letter, 200 / letter.Length));
        var invoice = Of(text, text) with
        {
            Seller = new InvoiceParty(text, [text], "ESB1", $"{new string('m', 60)}@{new string('e', 60)}.example", null), ShippingMethod =
                text,
            CouponCode = new string('C', 60), PaymentReference = new string('p', 200), Totals = new InvoiceTotals(1000, 100, 0, 91, 900),
            Lines = [new InvoiceLine(new string('S', 40), text, 1, 1000, 100, 900, 1000, 82)],
        };
        using var pdf = PdfDocument.Open(InvoicePdf.Render(invoice));
        foreach (var page in pdf.GetPages())
        {
            Assert.All(page.Letters.Where(each => each.Value.Trim().Length > 0), each =>
            {
                Assert.InRange(each.BoundingBox.Left, 50, page.Width - 50);
                Assert.InRange(each.BoundingBox.Right, 50, page.Width - 50);
                Assert.InRange(each.Location.Y, 20, page.Height - 20);
            });
        }
    }

    [Fact]
    public void What_western_letters_say_is_drawn_as_before_and_carries_no_other_font()
    {
        var western = InvoicePdf.Render(Of("María Peña Güell", "Straße 1"));
        Assert.True(western.Length < 60_000, $"{western.Length} bytes");
    }

    private static InvoiceSnapshot Of(string name, string street) => new(
        "2026-000042", new DateOnly(2026, 11, 23), "K7Q2-M9XD", new DateOnly(2026, 11, 23), "en", "EUR",
        new InvoiceParty("Leaf & Kiln, S.L.", ["Carrer de la Força 12", "17004 Girona"], "ESB1", "hello@example.com", null),
        new InvoiceParty(name, [street], null, "m@example.com", null), [new InvoiceLine("SKU-1", "Tea", 1, 1000, 0, 1000, 1000, 91)],
        [new InvoiceTax(1000, 1000, 91)], new InvoiceTotals(1000, 0, 0, 91, 1000), null, "Standard", "pi_1");

    // Without spaces and marks of direction, in which readers differ.
    private static string Plain(string text) =>
        Regex.Replace(text.Normalize(NormalizationForm.FormC), @"[\s\u200B-\u200F\u202A-\u202E\u2066-\u2069]", "",
            RegexOptions.NonBacktracking);
}
