namespace Shop.Domain.Invoicing;

/// <summary>How an invoice looks, frozen with it: a shop that changes its look draws its old invoices as they were (R50).</summary>
/// <param name="Accent">Colour of the title and of the line above the total, as "#2f5d46"; it can be read on white paper.</param>
/// <param name="HasSerifs">Whether headings are set in a font with serifs.</param>
/// <param name="Logo">The mark of the shop's logo; null without one.</param>
public sealed record InvoiceLook(string Accent, bool HasSerifs, string? Logo);

/// <summary>The look that an invoice issued now gets.</summary>
public interface IInvoiceLooks
{
    /// <returns>Null for the plain look.</returns>
    Task<InvoiceLook?> CurrentAsync(CancellationToken cancellationToken);
}
