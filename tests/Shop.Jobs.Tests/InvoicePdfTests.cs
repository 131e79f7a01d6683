using Shop.Domain.Invoicing;
using Shop.Jobs.Invoices;
using UglyToad.PdfPig;

namespace Shop.Jobs.Tests;

public class InvoicePdfTests
{
    [Fact]
    public void The_same_invoice_is_the_same_file_to_the_byte_and_another_is_not()
    {
        Assert.Equal(InvoicePdf.Render(Invoice(3)), InvoicePdf.Render(Invoice(3)));
        Assert.NotEqual(InvoicePdf.Render(Invoice(3)), InvoicePdf.Render(Invoice(4)));
    }

    // The library writes its random id in another form in about one file of a hundred.
    [Fact]
    public void Of_six_hundred_drawings_of_an_invoice_each_is_the_same_file()
    {
        var invoice = Invoice(1);
        var first = InvoicePdf.Render(invoice);
        Assert.All(Enumerable.Range(0, 600).AsParallel().Select(_ => InvoicePdf.Render(invoice))
            .ToList(), drawn => Assert.True(first.AsSpan().SequenceEqual(drawn)));
        using var pdf = PdfDocument.Open(first);
        Assert.Equal(1, pdf.NumberOfPages);
    }

    [Fact]
    public void Sixty_lines_flow_over_pages_that_all_repeat_the_head_and_count_themselves()
    {
        using var pdf = PdfDocument.Open(InvoicePdf.Render(Invoice(60)));
        Assert.True(pdf.NumberOfPages >= 3);
        foreach (var page in pdf.GetPages())
        {
            Assert.Contains("Unit", page.Text, StringComparison.Ordinal);
            Assert.Contains($"{page.Number}of{pdf.NumberOfPages}", page.Text.Replace(" ", "", StringComparison.Ordinal),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_spanish_invoice_speaks_spanish_with_its_letters_and_its_amounts()
    {
        using var pdf = PdfDocument.Open(InvoicePdf.Render(Invoice(2) with { Culture = "es" }));
        var text = string.Concat(pdf.GetPages().Select(page => page.Text)).Replace(" ", "", StringComparison.Ordinal)
            .Replace("\u00A0", "", StringComparison.Ordinal);
        Assert.Contains("Factura", text, StringComparison.Ordinal);
        Assert.Contains("23denoviembrede2026", text, StringComparison.Ordinal);
        Assert.Contains("MaríaPeñaGüell", text, StringComparison.Ordinal);
        Assert.Contains("20,00€", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Γιώργος Παπαδόπουλος")]
    [InlineData("Стоян Стойков")]
    [InlineData("Nguyễn Thị Hằng")]
    [InlineData("Łucja Źdźbło")]
    public void Names_in_the_alphabets_of_europe_are_written_and_not_boxed(string name)
    {
        using var pdf = PdfDocument.Open(InvoicePdf.Render(Named(name)));
        Assert.Contains(name.Replace(" ", "", StringComparison.Ordinal), pdf.GetPage(1)
            .Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void What_western_letters_can_say_carries_only_their_small_fonts()
    {
        var western = InvoicePdf.Render(Named("María Peña Güell"));
        Assert.True(western.Length < 60_000, $"{western.Length} bytes");
        Assert.True(InvoicePdf.Render(Named("Łucja Źdźbło")).Length > western.Length);
    }

    private static InvoiceSnapshot Named(string name) =>
        Invoice(3) with { Buyer = new InvoiceParty(name, ["Street 1", "10115 Berlin"], null, "m@example.com", null) };

    internal static InvoiceSnapshot Invoice(int lines) => new(
        "2026-000042", new DateOnly(2026, 11, 23), "K7Q2-M9XD", new DateOnly(2026, 11, 23), "en", "EUR",
        new InvoiceParty("Leaf & Kiln, S.L.", ["Carrer de la Força 12", "17004 Girona"], "ESB1", "hello@example.com", null),
        new InvoiceParty("María Peña Güell", ["Straße 1", "10115 Łódź"], null, "m@example.com", null),
        [.. Enumerable.Range(1, lines)
            .Select(number =>
            new InvoiceLine($"SKU-{number}", $"Tea number {number} with a name long enough to need a second line on paper", 1, 1000, 0,
                1000, 1000, 91))],
        [new InvoiceTax(1000, lines * 1000, lines * 91)], new InvoiceTotals(lines * 1000, 0, 0, lines * 91, lines * 1000), null, "Standard",
            "pi_1");
}
