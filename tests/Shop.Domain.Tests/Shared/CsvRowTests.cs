using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Shared;

public class CsvRowTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://evil\")", "\"'=HYPERLINK(\"\"http://evil\"\")\"")]
    [InlineData("@SUM(1+1)", "'@SUM(1+1)")]
    [InlineData("+1-2", "'+1-2")]
    [InlineData("-1+2", "'-1+2")]
    [InlineData(" =1", "' =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("\t1", "\"'\t1\"")]
    public void A_cell_that_a_spreadsheet_would_run_is_made_text(string cell, string written) =>
        Assert.Equal(written + "\r\n", CsvRow.Of([cell]));

    [Theory]
    [InlineData("-12.50", "-12.50")]
    [InlineData("Ana, \"la jefa\"", "\"Ana, \"\"la jefa\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("plain", "plain")]
    public void Other_cells_are_quoted_only_when_they_must_be(string cell, string written) =>
        Assert.Equal(written + "\r\n", CsvRow.Of([cell]));
}
