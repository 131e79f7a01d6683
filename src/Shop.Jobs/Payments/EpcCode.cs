using System.Globalization;
using System.Text;
using QRCoder;
using Shop.Domain.Shared;

namespace Shop.Jobs.Payments;

/// <summary>
/// The QR code by which a bank's app fills in a transfer: EPC069-12, version 2, with the creditor reference as structured
/// remittance information. It is for euros alone.
/// </summary>
public static class EpcCode
{
    private const int PixelsPerModule = 6;

    // Of a QR code of version 13 at level M, the largest that the guideline allows, with what the other lines may take left out.
    private const int MaxHolderBytes = 140;

    /// <summary>What the code says; null for another currency than the euro.</summary>
    public static string? TextOf(TransferDetails transfer)
    {
        if (transfer.Amount.Currency != Currency.Eur) return null;
        var amount = transfer.Amount.ToDecimalText();
        return string.Create(CultureInfo.InvariantCulture,
            $"BCD\n002\n1\nSCT\n{transfer.Bic}\n{Short(transfer.Holder)}\n{transfer.Iban}\nEUR{amount}\n\n{transfer.Reference}");
    }

    /// <summary>A picture (PNG) of a code that fills in nothing, to show where one stands.</summary>
    public static byte[] SamplePng => PngOf("SAMPLE");

    /// <summary>The same as a picture (PNG), with the quiet zone around it; null for another currency than the euro.</summary>
    public static byte[]? PngOf(TransferDetails transfer) => TextOf(transfer) is { } text ? PngOf(text) : null;

    private static byte[] PngOf(string text)
    {
        using var code = Encode(text);
        using var picture = new PngByteQRCode(code);
        return picture.GetGraphic(PixelsPerModule);
    }

    /// <summary>Its dark squares by row, the quiet zone included, for drawing; null for another currency than the euro.</summary>
    public static IReadOnlyList<IReadOnlyList<bool>>? SquaresOf(TransferDetails transfer)
    {
        if (TextOf(transfer) is not { } text) return null;
        using var code = Encode(text);
        return [.. code.ModuleMatrix.Select(row => (IReadOnlyList<bool>)[.. row.Cast<bool>()])];
    }

    // The third line says that the text is UTF-8.
    private static QRCodeData Encode(string text) => QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);

    private static string Short(string holder)
    {
        var kept = new StringBuilder();
        var bytes = 0;
        foreach (var rune in holder.EnumerateRunes())
        {
            if ((bytes += rune.Utf8SequenceLength) > MaxHolderBytes) break;
            kept.Append(rune.ToString());
        }

        return kept.ToString();
    }
}
