using System.Globalization;
using Shop.Domain.Invoicing;
using Shop.Domain.Shared;
using Shop.Jobs.Payments;
using Shop.Jobs.Texts;

namespace Shop.Jobs.Invoices;

/// <summary>What a buyer needs for the transfer, at the foot of a pro forma invoice: the account beside the code.</summary>
internal sealed class TransferBlock(InvoiceSnapshot invoice, InvoiceTransfer asked, InvoicePaper paper, DocumentTexts documents)
{
    public const float Height = 170;
    private const float CodeSize = 110;
    private const float ValueAt = InvoicePaper.Left + 80;
    private const float Size = 9.5f;
    private const float RowHeight = 15;
    private readonly PaymentTexts _texts = PaymentTexts.In(invoice.Culture);

    public void Draw(float y)
    {
        var transfer = new TransferDetails(
            asked.Holder, asked.Iban, asked.Bic, asked.Reference, new Money(asked.DueMinor, new Currency(invoice.Currency)));
        var width = InvoicePaper.Right - InvoicePaper.Left - CodeSize - 20;
        foreach (var line in Sentences(transfer).SelectMany(text => PaperText.Wrap(text, width, Size)))
        {
            paper.Write(line, InvoicePaper.Left, y, Size);
            y += RowHeight - 2;
        }

        var top = y - 10;
        y += 6;
        foreach (var (label, value) in Facts(transfer)) y = Row(label, value, width, y);
        if (EpcCode.SquaresOf(transfer) is { } squares) DrawCode(squares, top - 26);
    }

    private float Row(string label, string value, float width, float y)
    {
        paper.Write(label, InvoicePaper.Left, y, Size, Style.Soft);
        foreach (var part in PaperText.Wrap(value, width - (ValueAt - InvoicePaper.Left), Size, Style.Strong))
        {
            paper.Write(part, ValueAt, y, Size, Style.Strong);
            y += RowHeight;
        }

        return y;
    }

    private string[] Sentences(TransferDetails transfer)
    {
        object[] values =
        [
            invoice.OrderNumber, transfer.Amount.Show(documents.Formats),
            asked.Until.ToString(documents.Language.LongDate, documents.Formats), "",
        ];
        return [.. new[] { _texts.TransferPlease, _texts.HeldUntil }
            .Select(text => string.Format(CultureInfo.InvariantCulture, text, values))];
    }

    private IEnumerable<(string Label, string Value)> Facts(TransferDetails transfer)
    {
        yield return (_texts.Recipient, transfer.Holder);
        yield return (_texts.Iban, transfer.GroupedIban);
        if (transfer.Bic is not null) yield return (_texts.Bic, transfer.Bic);
        yield return (_texts.Amount, transfer.Amount.Show(documents.Formats));
        yield return (_texts.Reference, transfer.GroupedReference);
    }

    private void DrawCode(IReadOnlyList<IReadOnlyList<bool>> squares, float y)
    {
        var side = CodeSize / squares.Count;
        for (var row = 0; row < squares.Count; row++)
            for (var column = 0; column < squares[row].Count; column++)
                if (squares[row][column])
                    paper.Square(InvoicePaper.Right - CodeSize + (column * side), y + (row * side), side);
    }
}
