namespace Shop.Benchmarks.Pages;

/// <summary>A table of aligned columns: the first to the left, figures to the right.</summary>
internal static class TextTable
{
    public static void Print(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        IReadOnlyList<string>[] all = [head, .. rows];
        var widths = head.Select((_, column) => all.Max(row => column < row.Count ? row[column].Length : 0)).ToArray();
        foreach (var row in all)
            Console.WriteLine("| "
                + string.Join(" | ",
                row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))) + " |");
    }
}
