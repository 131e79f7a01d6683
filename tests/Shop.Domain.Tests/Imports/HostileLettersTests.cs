using System.Text;
using Shop.Domain.Imports;
using Shop.TestKit;
using Xunit;

namespace Shop.Domain.Tests.Imports;

/// <summary>Letters that are none, on both databases: SQLite stores nearly anything, PostgreSQL does not.</summary>
public sealed class HostileLettersTests
{
    private const string Header = "handle,name:en,sku,price,details:en,attributes,option1,option1_value,publish_at\n";

    [Fact]
    public Task A_letter_that_is_zero_refuses_the_file_whole_wherever_it_stands() => ImportDesk.OnSqliteAsync(RefuseZeroAsync);

    [PostgresFact]
    public Task On_postgres_a_letter_that_is_zero_refuses_the_file_whole_wherever_it_stands() =>
        ImportDesk.OnPostgresAsync(RefuseZeroAsync);

    [Fact]
    public Task A_reason_that_is_too_long_is_cut_between_two_letters_and_not_within_one() => ImportDesk.OnSqliteAsync(CutReasonAsync);

    [PostgresFact]
    public Task On_postgres_a_reason_that_is_too_long_is_cut_between_two_letters_and_not_within_one() =>
        ImportDesk.OnPostgresAsync(CutReasonAsync);

    [Fact]
    public Task Random_bytes_are_refused_or_read_and_never_fail() => ImportDesk.OnSqliteAsync(ReadRandomBytesAsync);

    [PostgresFact]
    public Task On_postgres_random_bytes_are_refused_or_read_and_never_fail() => ImportDesk.OnPostgresAsync(ReadRandomBytesAsync);

    // In UTF-16 every second byte of plain text is zero: what is wrong shows in the letters only.
    private static async Task RefuseZeroAsync(ImportDesk desk)
    {
        foreach (var text in new[] { "s\0ku,name,price\nA,B,1\n", "sku,name,price,un\0used\nA,B,1,\n", "sku,name,price\nA,B,1\0\n",
            "sku,name,price\nA\0,B,1\nA\0,B,1\n" })
        {
            using var file = InUtf16(Encoding.Unicode.GetBytes(text));
            var import = await desk.CheckAsync(file);
            Assert.Equal(ImportState.Refused, import.State);
            Assert.Contains("not a text file", import.Problem, StringComparison.Ordinal);
        }
    }

    private static async Task CutReasonAsync(ImportDesk desk)
    {
        // The reason quotes the handle behind one mark: the limit falls into the middle of a letter of two halves.
        var import = await desk.CheckAsync(
            $"handle,name:en,sku,price\n{string.Concat(Enumerable.Repeat("😀", ImportItem.TextLength))},B,A,1\n");
        var note = Assert.Single(await desk.ItemsAsync(import, ItemsShown.Refused)).Note!;
        Assert.Equal(ImportItem.TextLength - 1, note.Length);
        Assert.EndsWith("😀", note, StringComparison.Ordinal);
    }

    private static async Task ReadRandomBytesAsync(ImportDesk desk)
    {
        var random = new Random(20261126);
        for (var round = 0; round < 200; round++)
        {
            var bytes = new byte[random.Next(1, 2000)];
            random.NextBytes(bytes);
            using var file = (round % 4) switch
            {
                0 or 2 => new MemoryStream(
                    [.. Encoding.UTF8.GetBytes(Header), .. bytes.Select(letter => letter == 0 ? (byte)',' : letter)]),
                1 => InUtf16([.. Encoding.Unicode.GetBytes(Header), .. bytes]),
                _ => new MemoryStream(bytes),
            };
            Assert.Contains((await desk.CheckAsync(file)).State, new[] { ImportState.Refused, ImportState.Checked });
        }
    }

    private static MemoryStream InUtf16(byte[] text) => new([.. Encoding.Unicode.GetPreamble(), .. text]);
}
