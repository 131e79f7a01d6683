using System.Diagnostics;

namespace Shop.TestKit;

/// <summary>Reads a PDF as a stranger's program does (poppler's pdftotext).</summary>
public static class PdfText
{
    public static async Task<string> ReadAsync(byte[] pdf) =>
        (await Command.RunAsync(new ProcessStartInfo("pdftotext", ["-layout", "-enc", "UTF-8", "-", "-"]), pdf)).OrThrow();
}
