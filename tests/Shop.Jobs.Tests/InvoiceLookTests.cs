using Shop.Domain.Invoicing;
using Shop.Jobs.Invoices;
using Shop.Jobs.Pictures;
using SkiaSharp;
using UglyToad.PdfPig;

namespace Shop.Jobs.Tests;

/// <summary>The shop's colour, headings and logo on invoices, as they were when the invoice was issued.</summary>
public class InvoiceLookTests
{
    private const string Drawing =
        """<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect x="0" y="0" width="60" height="40" fill="#2e5e4e"/></svg>""";

    [Fact]
    public void The_title_is_in_the_shops_colour_and_the_lines_are_not()
    {
        using var pdf = PdfDocument.Open(InvoicePdf.Render(InvoicePdfTests.Invoice(2) with { Look = new("#a03050", false, null) }));
        var letters = pdf.GetPage(1).Letters;
        var title = letters.Where(letter => letter.PointSize > 20).ToList();
        Assert.Equal("Invoice", string.Concat(title.Select(letter => letter.Value)));
        Assert.All(title, letter => Assert.Equal((160, 48, 80), Rgb(letter.Color.ToRGBValues())));
        Assert.All(letters.Where(letter => letter.PointSize < 12), letter =>
            Assert.NotEqual((160, 48, 80), Rgb(letter.Color.ToRGBValues())));
    }

    [Fact]
    public void Headings_have_serifs_only_in_a_shop_whose_headings_have_them()
    {
        Assert.Contains("Fraunces", TitleFont(hasSerifs: true), StringComparison.Ordinal);
        Assert.DoesNotContain("Fraunces", TitleFont(hasSerifs: false), StringComparison.Ordinal);
    }

    [Fact]
    public void A_logo_stands_in_the_place_of_the_name_which_sold_by_still_says()
    {
        var logo = PaintedDrawing.Of(Drawing, 800, 200)!;
        var invoice = InvoicePdfTests.Invoice(1) with { Look = new("#2e5e4e", true, "mark") };
        using var with = PdfDocument.Open(InvoicePdf.Render(invoice, logo.File));
        using var without = PdfDocument.Open(InvoicePdf.Render(invoice));
        Assert.Single(with.GetPage(1).GetImages());
        Assert.Empty(without.GetPage(1).GetImages());
        Assert.Equal(Names(without) - 1, Names(with));
        Assert.True(Names(with) > 0);
    }

    [Fact]
    public void A_drawing_is_painted_as_large_as_the_room_allows_and_what_is_see_through_stays_so()
    {
        var painted = PaintedDrawing.Of(Drawing, 800, 200)!;
        Assert.Equal((600, 200), (painted.Width, painted.Height));
        using var pixels = SKBitmap.Decode(painted.File);
        Assert.Equal((600, 200), (pixels.Width, pixels.Height));
        Assert.Equal(new SKColor(0x2e, 0x5e, 0x4e), pixels.GetPixel(100, 100));
        Assert.Equal(0, pixels.GetPixel(500, 100).Alpha);
    }

    [Fact]
    public void A_drawing_that_repeats_itself_a_million_times_is_not_painted()
    {
        var uses = string.Concat(Enumerable.Range(1, 20).Select(level =>
            $"<g id='g{level}'><use href='#g{level - 1}'/><use href='#g{level - 1}'/></g>"));
        Assert.Null(PaintedDrawing.Of(
            $"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><g id='g0'><path d='M0 0h9'/></g>{uses}</svg>", 800, 200));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<svg")]
    [InlineData("<p>no drawing</p>")]
    public void What_is_no_drawing_is_not_painted(string drawing) => Assert.Null(PaintedDrawing.Of(drawing, 800, 200));

    private static int Names(PdfDocument pdf) =>
        string.Concat(pdf.GetPage(1).Letters.Select(letter => letter.Value)).Replace(" ", "", StringComparison.Ordinal)
            .Split("Leaf&Kiln,S.L.").Length - 1;

    private static string TitleFont(bool hasSerifs)
    {
        using var pdf = PdfDocument.Open(
            InvoicePdf.Render(InvoicePdfTests.Invoice(1) with { Look = new InvoiceLook("#2e5e4e", hasSerifs, null) }));
        return pdf.GetPage(1).Letters.First(letter => letter.PointSize > 20).FontName!;
    }

    private static (int, int, int) Rgb((double Red, double Green, double Blue) colour) =>
        ((int)Math.Round(colour.Red * 255), (int)Math.Round(colour.Green * 255), (int)Math.Round(colour.Blue * 255));
}
