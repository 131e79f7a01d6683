using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;

namespace Shop.Domain.Invoicing;

/// <summary>Invoices and credit notes, numbered without a gap.</summary>
public sealed class InvoicingModule : ShopModule
{
    public override IReadOnlyList<string> TablePrefixes => ["invoicing"];

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<IssueInvoice>().AddScoped<IssueCreditNote>().AddScoped<FindInvoice>();
    }
}
